using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LlmAttributes.Runtime;

/// <summary>Makes what cases expect of answers. Generated code hands over the parts of the answer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CaseChecks
{
    private const string Answer = "answer";

    private static readonly TimeSpan s_longestMatch = TimeSpan.FromSeconds(1);

    /// <summary>Expects the text of an answer.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="expected">The text; letter case, white space and punctuation between words do not matter.</param>
    /// <returns>The check.</returns>
    public static CaseCheck<T> Says<T>(string expected) => new((_, text) =>
        NormalisedTextComparer.Instance.Equals(text, expected) ? null : new(Answer, CaseText.Of(expected), CaseText.Of(text)));

    /// <summary>Expects a value.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <typeparam name="TPart">The type of the value.</typeparam>
    /// <param name="path">Which property it is; empty for the answer itself.</param>
    /// <param name="part">Reads it.</param>
    /// <param name="expected">What it should be.</param>
    /// <returns>The check.</returns>
    public static CaseCheck<T> Is<T, TPart>(string path, Func<T, TPart?> part, TPart? expected) => new((value, _) =>
        AreEqual(part(value), expected) ? null : new(Subject(path), CaseText.Of(expected), CaseText.Of(part(value))));

    /// <summary>Expects the values of a list, in their order.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="path">Which property it is; empty for the answer itself.</param>
    /// <param name="part">Reads it.</param>
    /// <param name="expected">What it should hold.</param>
    /// <returns>The check.</returns>
    public static CaseCheck<T> Holds<T, TItem>(string path, Func<T, IEnumerable<TItem>?> part, params TItem[] expected) => new((value, _) =>
    {
        var items = part(value)?.ToArray();
        var isSame = items?.Length == expected.Length;
        for (var i = 0; isSame && i < expected.Length; i++)
            isSame = AreEqual(items![i], expected[i]);
        return isSame ? null : new(Subject(path), CaseText.Of(expected), CaseText.Of(items));
    });

    /// <summary>Expects a text within the answer.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="path">Which property it stands in; empty for the text of the answer.</param>
    /// <param name="part">Reads the property; <see langword="null"/> for the text of the answer.</param>
    /// <param name="expected">The text; letter case does not matter.</param>
    /// <returns>The check.</returns>
    public static CaseCheck<T> Contains<T>(string path, Func<T, object?>? part, string expected) => new((value, text) =>
        Searched(part, value, text) is var found && found.Contains(expected, StringComparison.OrdinalIgnoreCase)
            ? null
            : new(Subject(path), $"{CaseText.Of(expected)} within", CaseText.Of(found)));

    /// <summary>Expects that a text does not stand in the answer.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="path">Which property it must not stand in; empty for the text of the answer.</param>
    /// <param name="part">Reads the property; <see langword="null"/> for the text of the answer.</param>
    /// <param name="unexpected">The text; letter case does not matter.</param>
    /// <returns>The check.</returns>
    public static CaseCheck<T> Lacks<T>(string path, Func<T, object?>? part, string unexpected) => new((value, text) =>
        Searched(part, value, text) is var found && !found.Contains(unexpected, StringComparison.OrdinalIgnoreCase)
            ? null
            : new(Subject(path), $"no {CaseText.Of(unexpected)} within", CaseText.Of(found)));

    /// <summary>Expects a match of a regular expression within the answer.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="path">Which property is searched; empty for the text of the answer.</param>
    /// <param name="part">Reads the property; <see langword="null"/> for the text of the answer.</param>
    /// <param name="pattern">The regular expression, which may take one second.</param>
    /// <returns>The check.</returns>
    public static CaseCheck<T> Matches<T>(string path, Func<T, object?>? part, string pattern) => new((value, text) =>
    {
        var searched = Searched(part, value, text);
        try
        {
            return Regex.IsMatch(searched, pattern, RegexOptions.CultureInvariant, s_longestMatch)
                ? null
                : new(Subject(path), $"a match of {CaseText.Of(pattern)}", CaseText.Of(searched));
        }
        catch (RegexMatchTimeoutException)
        {
            return new(Subject(path), $"a match of {CaseText.Of(pattern)}", "none within a second");
        }
    });

    /// <summary>Reads a value that no constant can be.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="text">The value as text.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The text is none.</exception>
    public static T Parse<T>(string text)
        where T : IParsable<T> => T.Parse(text, CultureInfo.InvariantCulture);

    private static bool AreEqual<TPart>(TPart? actual, TPart? expected) =>
        actual is string text && expected is string wanted ? NormalisedTextComparer.Instance.Equals(text, wanted) : EqualityComparer<TPart>.Default.Equals(actual, expected);

    private static string Subject(string path) => path.Length == 0 ? Answer : path;

    private static string Searched<T>(Func<T, object?>? part, T value, string text) => part is null ? text : CaseText.Lines(part(value));
}

using System.ComponentModel;
using System.Globalization;

namespace LlmAttributes.Runtime;

/// <summary>The values of a call's parameters as text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CallArguments
{
    private readonly IReadOnlyDictionary<string, string> _values;

    internal CallArguments(IReadOnlyDictionary<string, string> values) => _values = values;

    /// <summary>Says whether a value is given.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>Whether it is there and not empty.</returns>
    public bool Has(string name) => _values.GetValueOrDefault(name) is { Length: > 0 };

    /// <summary>Reads a text.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The text; empty when none is given.</returns>
    public string Text(string name) => _values.GetValueOrDefault(name) ?? "";

    /// <summary>Reads a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">The parameter.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The text is none.</exception>
    public T Value<T>(string name)
        where T : IParsable<T> =>
        T.TryParse(Text(name).Trim(), CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException($"'{name}' is '{Text(name)}', which is no {typeof(T).Name}; write it as in code, for instance 1.5, 2026-01-31 or true.");

    /// <summary>Reads the value of an enumeration.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="name">The parameter.</param>
    /// <param name="choices">Names and values.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The text is none of the names.</exception>
    public T Choice<T>(string name, params (string Name, T Value)[] choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        foreach (var choice in choices)
        {
            if (choice.Name == Text(name))
                return choice.Value;
        }

        throw new FormatException($"'{name}' is '{Text(name)}', which is none of its values; use one of {string.Join(", ", choices.Select(static c => $"'{c.Name}'"))}.");
    }

    /// <summary>Reads lines.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The lines, without a last empty one.</returns>
    public string[] Lines(string name)
    {
        var text = Text(name).ReplaceLineEndings("\n");
        return text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
    }
}

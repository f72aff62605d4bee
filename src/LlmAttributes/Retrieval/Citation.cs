using System.Globalization;

namespace LlmAttributes;

/// <summary>A passage that a prompt was given, under the number that an answer can cite it by.</summary>
/// <param name="Number">The number, from 1; no two passages of a call have the same.</param>
/// <param name="Store">The key of the store that it was found in.</param>
/// <param name="Passage">The passage.</param>
public sealed record Citation(int Number, string Store, RetrievedPassage Passage)
{
    /// <summary>Gets the mark of the passage in the prompt, such as <c>[1]</c>.</summary>
    public string Mark => string.Create(CultureInfo.InvariantCulture, $"[{Number}]");

    /// <summary>Whether a text cites the passage: by its mark alone, or among others as in <c>[1, 3]</c>.</summary>
    /// <param name="text">The text, such as the answer.</param>
    /// <returns>Whether it does. A model may cite what it did not use, and use what it did not cite.</returns>
    public bool IsCitedIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var start = text.IndexOf('['); start >= 0; start = text.IndexOf('[', start + 1))
        {
            var length = text.AsSpan(start + 1).IndexOfAny('[', ']');
            if (length >= 0 && text[start + 1 + length] == ']' && Names(text.AsSpan(start + 1, length)))
                return true;
        }

        return false;
    }

    private bool Names(ReadOnlySpan<char> numbers)
    {
        while (true)
        {
            var comma = numbers.IndexOf(',');
            var first = comma < 0 ? numbers : numbers[..comma];
            if (int.TryParse(first, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) && number == Number)
                return true;
            if (comma < 0)
                return false;
            numbers = numbers[(comma + 1)..];
        }
    }
}

namespace LlmAttributes;

/// <summary>Reads Roman numbers up to 39 of two letters and more, and V and X; I is mostly a word.</summary>
internal static class RomanNumber
{
    public static bool TryRead(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        if (text is "I" || text.Length > 7 || text.ContainsAnyExcept("IVX"))
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = Digit(text[i]);
            value += i + 1 < text.Length && digit < Digit(text[i + 1]) ? -digit : digit;
        }

        return true;
    }

    private static int Digit(char c) => c switch { 'I' => 1, 'V' => 5, _ => 10 };
}

namespace LlmAttributes;

/// <summary>International bank account numbers: two letters, two check digits, up to thirty more in groups.</summary>
internal static class BankAccountPattern
{
    private const int Least = 15;
    private const int Most = 34;

    /// <summary>The length of the number that begins at a place, or 0.</summary>
    public static int Match(string text, int at)
    {
        if (at + 4 > text.Length || !char.IsAsciiLetterUpper(text[at]) || !char.IsAsciiLetterUpper(text[at + 1]) || !char.IsAsciiDigit(text[at + 2]) || !char.IsAsciiDigit(text[at + 3]))
            return 0;
        Span<char> number = stackalloc char[Most];
        var count = 0;
        var best = 0;
        for (var i = at; i < text.Length && count < Most; i++)
        {
            if (text[i] == ' ' && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1]) && count % 4 == 0)
                continue;
            if (!char.IsAsciiLetterUpper(text[i]) && !char.IsAsciiDigit(text[i]))
                break;
            number[count++] = text[i];
            if (count >= Least && (i + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[i + 1])) && Remainder(number[..count]) == 1)
                best = i + 1 - at;
        }

        return best;
    }

    // The first four characters go to the end, letters are two digits, and what is left of a division by 97 is 1.
    private static int Remainder(ReadOnlySpan<char> number)
    {
        var rest = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var c = number[(i + 4) % number.Length];
            rest = char.IsAsciiDigit(c) ? ((rest * 10) + c - '0') % 97 : ((rest * 100) + c - 'A' + 10) % 97;
        }

        return rest;
    }
}

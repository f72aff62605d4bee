using System.Text.RegularExpressions;

namespace LlmAttributes;

/// <summary>Replaces what looks like a key, an e-mail address or a payment card number.</summary>
/// <remarks>It knows forms, not meanings: names, addresses and whatever has no telling form stay. What must never be written belongs under a redactor of your own.</remarks>
public static partial class SecretRedactor
{
    /// <summary>Replaces what looks like a secret.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text with <c>[key]</c>, <c>[email]</c> and <c>[card]</c> in place of what was found.</returns>
    public static string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = Key().Replace(text, "[key]");
        text = Email().Replace(text, "[email]");
        return Card().Replace(text, static match => IsCard(match.ValueSpan) ? "[card]" : match.Value);
    }

    // The check digit tells a card number from most other long numbers.
    private static bool IsCard(ReadOnlySpan<char> text)
    {
        var sum = 0;
        var place = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(text[i]))
                continue;
            var digit = text[i] - '0';
            if (place++ % 2 == 1)
                digit = digit > 4 ? (2 * digit) - 9 : 2 * digit;
            sum += digit;
        }

        return place is >= 13 and <= 19 && sum % 10 == 0;
    }

    // The header of a signed token has a bound, so that a row of its beginnings is not read to the end from each of them.
    [GeneratedRegex(@"\b(?:sk|pk|rk)-[A-Za-z0-9_-]{16,}|\b(?:ghp|gho|ghs|glpat|xox[abpr])[-_][A-Za-z0-9_-]{16,}|\bAKIA[0-9A-Z]{16}\b|\bAIza[0-9A-Za-z_-]{35}|\beyJ[A-Za-z0-9_-]{8,400}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*|(?<=\bbearer )[A-Za-z0-9._~+/=-]{8,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Key();

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\d.])\d(?:[ -]?\d){12,18}(?!\d)", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Card();
}

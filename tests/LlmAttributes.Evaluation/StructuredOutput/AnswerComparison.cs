using System.Buffers;
using System.Globalization;
using System.Text;

namespace LlmAttributes.Evaluation.StructuredOutput;

/// <summary>
/// Compares answers with those of the data's own parser. Fields of broken JSON it found by a pattern: so it kept their escapes, of a text with quotes inside it took the part before
/// the first, and of a value without double quotes the part before the first comma or brace.
/// </summary>
internal static class AnswerComparison
{
    private static readonly SearchValues<char> s_hexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public static bool IsSame(string? found, string? reference, string? form)
    {
        if (found is null || reference is null)
            return false;
        found = found.Trim();
        reference = reference.Trim();
        if (found == reference)
            return true;
        var plain = Unescape(reference);
        return form switch
        {
            "regex" => found == plain
                || (plain.Length < found.Length && found.StartsWith(plain, StringComparison.Ordinal) && found.AsSpan(plain.Length).TrimStart() is ['"', ..]),
            "regex-bare" => found == plain.Trim('\'') || found == plain || IsBeginning(plain.TrimStart('\'', '"'), found),
            _ => false,
        };
    }

    /// <summary>Whether an answer stands in the text that it was read from.</summary>
    public static bool Occurs(string answer, string text) => Bare(text).Contains(Bare(answer), StringComparison.Ordinal);

    private static bool IsBeginning(string part, string found) => part.Length > 0 && found.StartsWith(part, StringComparison.Ordinal) && found.AsSpan(part.Length).TrimStart() is [',' or '}', ..];

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                switch (text[++i])
                {
                    case 'n':
                        plain.Append('\n');
                        continue;
                    case '"' or '\\' or '\'':
                        break;
                    default:
                        plain.Append('\\');
                        break;
                }
            }

            plain.Append(text[i]);
        }

        return plain.ToString();
    }

    // Without white space, escapes and quotes, which a repair may change.
    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is 'n' or 'r' or 't' or 'b' or 'f')
                i++;
            else if (text[i] == '\\' && i + 5 < text.Length && text[i + 1] == 'u' && text.AsSpan(i + 2, 4).IndexOfAnyExcept(s_hexDigits) < 0)
                (i, _) = (i + 5, bare.Append((char)ushort.Parse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)));
            else if (!char.IsWhiteSpace(text[i]) && !char.IsControl(text[i]) && text[i] is not ('\\' or '"' or '\''))
                bare.Append(text[i]);
        }

        return bare.ToString();
    }
}

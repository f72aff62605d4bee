using System.Globalization;
using System.Numerics;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Reads the one number of an answer. Prose around it is allowed, a second, different number is not: then it would be a guess.</summary>
internal sealed class NumberAnswer<T> : Answer<T>
    where T : struct, INumber<T>
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowExponent;

    public static NumberAnswer<T> Instance { get; } = new();

    internal override string Expected => "one number";

    internal override bool TryRead(ChatResponse response, out T value)
    {
        var text = AnswerText.Trim(response.Text);
        return T.TryParse(text, Styles, CultureInfo.InvariantCulture, out value) ? IsFinite(value) : TryFind(text, out value);
    }

    private static bool TryFind(ReadOnlySpan<char> text, out T value)
    {
        value = default;
        var found = false;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                i++;
                continue;
            }

            // A digit inside a word, as in "o3" or "GPT-4", is no number of its own.
            var end = End(text, i);
            var begin = i > 0 && text[i - 1] is '-' or '+' && (i == 1 || !char.IsLetterOrDigit(text[i - 2])) ? i - 1 : i;
            var isWord = (begin == i && i > 0 && (char.IsLetter(text[i - 1]) || text[i - 1] is '-' or '_')) || (end < text.Length && char.IsLetter(text[end]));
            if (!isWord)
            {
                if (!T.TryParse(text[begin..end], Styles, CultureInfo.InvariantCulture, out var number) || !IsFinite(number) || (found && number != value))
                    return false;
                value = number;
                found = true;
            }

            i = end;
        }

        return found;
    }

    private static int End(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || (text[i] is '.' or ',' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))))
            i++;
        if (i + 1 < text.Length && text[i] is 'e' or 'E')
        {
            var digits = i + 1 + (text[i + 1] is '-' or '+' ? 1 : 0);
            if (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                i = digits;
                while (i < text.Length && char.IsAsciiDigit(text[i]))
                    i++;
            }
        }

        return i;
    }

    private static bool IsFinite(T value) => T.IsFinite(value);
}

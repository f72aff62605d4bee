using System.Globalization;

namespace LlmAttributes;

/// <summary>Whether a text can be read.</summary>
internal static class LegibilityCheck
{
    private const int LeastNoisyWords = 3;
    private const double MostNoisyWords = 0.08;

    private static readonly string[] s_controls =
    [
        "<|im_start|>", "<|im_end|>", "<|endoftext|>", "<|eot_id|>", "<|end|>", "<|assistant|>", "<|user|>", "<|system|>", "<|start_header_id|>", "<|end_header_id|>", "<|begin_of_text|>", "[INST]", "[/INST]",
        "<<SYS>>", "</s>", "<start_of_turn>", "<end_of_turn>", "<unk>", "<pad>", "[PAD]", "[UNK]", "<eos>", "<bos>", "<|begin▁of▁sentence|>", "<|end▁of▁sentence|>", "<|END_OF_TURN_TOKEN|>", "<｜",
    ];

    public static QualityFinding Check(ScoredAnswer answer)
    {
        var text = answer.Text;
        if (text.AsSpan().IndexOfAny('<', '[') >= 0)
        {
            foreach (var control in s_controls)
            {
                // Who asks about a chat template may be told of its tokens.
                if (text.Contains(control, StringComparison.Ordinal) && answer.Input.Request?.Contains(control, StringComparison.Ordinal) != true)
                    return Found(0.2, "A control token of a chat template stands in the answer.");
            }
        }

        var broken = Broken(text);
        if (broken > 0)
            return Found(broken * 50 > text.Length ? 0 : 0.3, FormattableString.Invariant($"{broken} characters come from a broken encoding."));
        var (noisy, spoken) = Noisy(answer);
        if (noisy >= LeastNoisyWords && noisy > spoken * MostNoisyWords)
            return Found(Math.Max(0, 0.49 - ((double)noisy / spoken)), FormattableString.Invariant($"{noisy} of {spoken} words have foreign signs inside."));
        return Found(1, "");
    }

    private static QualityFinding Found(double score, string reason) => new(nameof(QualityChecks.Legibility), score, reason) { Weight = 0.8 };

    // Replacement and control characters, and UTF-8 that was read as Latin-1 or Windows-1252.
    private static int Broken(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < ' ')
                count += c is '\t' or '\n' or '\r' or '\f' ? 0 : 1;
            else if (c is '\uFFFD' or (>= '\u0080' and < '\u00A0') || (c is 'Ã' or 'Â' or 'â' or 'Ð' or 'Ñ' or 'ã' or 'å' && i + 1 < text.Length && IsMisread(c, text.AsSpan(i + 1))))
                count++;
        }

        return count;
    }

    private static bool IsMisread(char lead, ReadOnlySpan<char> rest) => lead switch
    {
        'â' => rest[0] is '€' or '\u0080' or '‚' or 'ˆ' or '†' && rest.Length > 1,
        'Ã' or 'Â' => rest[0] is (>= '\u00A0' and <= '\u00BF') or '€' or '‚' or 'ƒ' or '„' or '…' or '†' or '‡' or 'ˆ' or '‰' or 'Š' or '‹' or 'Œ' or '‘' or '’' or '“' or '”' or '•' or '–' or '—' or '˜' or '™' or 'š' or '›' or 'œ' or 'ž' or 'Ÿ',
        _ => rest[0] is (>= '\u00A1' and <= '\u00BF') or '€' or '‚' or '„' or '†',
    };

    // Words with signs between their letters that no writing puts there, such as "st#ps".
    private static (int Noisy, int Spoken) Noisy(ScoredAnswer answer)
    {
        var text = answer.Text.AsSpan();
        var noisy = 0;
        var spoken = 0;
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            var token = text[i..end];
            if (token.Length > 2 && HasLetters(token))
            {
                spoken++;
                noisy += IsNoisy(token) ? 1 : 0;
            }

            i = end + 1;
        }

        return (noisy, spoken);
    }

    private static bool HasLetters(ReadOnlySpan<char> token)
    {
        foreach (var c in token)
        {
            if (char.IsLetter(c))
                return true;
        }

        return false;
    }

    // At the beginning of a word some signs are at home: a price, a mention, a tag.
    private static bool IsNoisy(ReadOnlySpan<char> token)
    {
        if (char.IsLetter(token[1]) && token[0] is '^' or '&' or '%' or '~' or '|' or '§' or '¤')
            return true;
        for (var i = 1; i + 1 < token.Length; i++)
        {
            if (!IsForeign(token[i]) || !char.IsLetter(token[i - 1]))
                continue;
            var next = i + 1;
            while (next < token.Length - 1 && next < i + 3 && IsForeign(token[next]))
                next++;
            if (char.IsLetter(token[next]))
                return true;
        }

        return false;
    }

    private static bool IsForeign(char c) => c is '#' or '@' or '%' or '&' or '$' or '!' or '?' or '~' or '^' or '|' or '§' or '¤' or '£' or '¥' or '¿' or '¡' or ';'
        || (c > '\u00A0' && char.GetUnicodeCategory(c) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol);
}

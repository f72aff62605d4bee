namespace LlmAttributes;

/// <summary>What a prompt looks like, whatever its words are: lengths, shares of signs, marks of code and formulas.</summary>
internal static class PromptShape
{
    /// <summary>How many numbers <see cref="Measure"/> writes.</summary>
    public const int Count = 18;

    public static void Measure(ReadOnlySpan<char> prompt, Span<float> shape)
    {
        var read = prompt[..Math.Min(prompt.Length, PromptTokens.MaxChars)];
        int digits = 0, upper = 0, lines = 0, signs = 0, foreign = 0, blanks = 0, formula = 0, questions = 0, brackets = 0, operators = 0, words = 0;
        var inWord = false;
        foreach (var c in read)
        {
            var isWord = c >= 128 || char.IsAsciiLetterOrDigit(c);
            words += isWord && !inWord ? 1 : 0;
            inWord = isWord;
            if (c >= 128)
                foreign++;
            else if (c is >= 'a' and <= 'z' or ' ')
                continue;
            else if (char.IsAsciiDigit(c))
                digits++;
            else if (char.IsAsciiLetterUpper(c))
                upper++;
            else if (c == '\n')
                lines++;
            else if (c > ' ')
                signs++;
            switch (c)
            {
                case '_': blanks++; break;
                case '$' or '\\': formula++; break;
                case '?': questions++; break;
                case '(' or '[' or '{': brackets++; break;
                case '=' or '+' or '^': operators++; break;
            }
        }

        var first = prompt.IndexOf('\n');
        first = first < 0 ? prompt.Length : first;
        var share = 10f / (read.Length + 1);
        shape[0] = Log(prompt.Length);
        shape[1] = shape[0] * shape[0];
        shape[2] = Log(first);
        shape[3] = Log(prompt.Length - first);
        shape[4] = first < 60 ? 1 : 0;
        shape[5] = digits * share;
        shape[6] = Log(digits);
        shape[7] = digits > 0 ? 1 : 0;
        shape[8] = upper * share;
        shape[9] = signs * share;
        shape[10] = foreign * share;
        shape[11] = brackets * share;
        shape[12] = operators * share;
        shape[13] = Log(lines);
        shape[14] = words == 0 ? 0 : (float)read.Length / words;
        shape[15] = Math.Min(blanks, 5);
        shape[16] = Log(formula);
        shape[17] = Math.Min(questions, 3);
    }

    private static float Log(int count) => MathF.Log(1 + count);
}

namespace LlmAttributes;

/// <summary>Tells the kinds of characters apart, by the blocks of Unicode.</summary>
internal static class CharKinds
{
    private static readonly CharKind[] s_ascii = MakeAscii();

    public static CharKind Of(char c) => c < 128 ? s_ascii[c] : OfBlock(c);

    private static CharKind OfBlock(char c) => c switch
    {
        <= '\u00bf' or '×' or '÷' => CharKind.Symbol,
        <= '\u024f' => CharKind.Accented,
        >= '\u0370' and <= '\u058f' => CharKind.Alphabet,
        >= '\u0590' and <= '\u08ff' => CharKind.Semitic,
        >= '\u0900' and <= '\u109f' => CharKind.Indic,
        >= '\u10a0' and <= '\u10ff' => CharKind.Alphabet,
        >= '\u1100' and <= '\u11ff' => CharKind.Hangul,
        >= '\u1780' and <= '\u17ff' => CharKind.Indic,
        >= '\u1e00' and <= '\u1eff' => CharKind.Accented,
        >= '\u1f00' and <= '\u1fff' => CharKind.Alphabet,
        >= '\u2000' and <= '\u2bff' => CharKind.Symbol,
        >= '\u3000' and <= '\u303f' => CharKind.Symbol,
        >= '\u3040' and <= '\u30ff' => CharKind.Kana,
        >= '\u3130' and <= '\u318f' => CharKind.Hangul,
        >= '\u3100' and <= '\u9fff' => CharKind.Han,
        >= '\uac00' and <= '\ud7ff' => CharKind.Hangul,
        >= '\uf900' and <= '\ufaff' => CharKind.Han,
        >= '\ufb1d' and <= '\ufdff' => CharKind.Semitic,
        >= '\ufe70' and <= '\ufefe' => CharKind.Semitic,
        >= '\uff00' and <= '\uff65' => CharKind.Symbol,
        >= '\uff66' and <= '\uff9f' => CharKind.Kana,
        _ => CharKind.Other,
    };

    private static CharKind[] MakeAscii()
    {
        var kinds = new CharKind[128];
        for (var c = '\0'; c < kinds.Length; c++)
        {
            kinds[c] = c switch
            {
                ' ' or (>= '\t' and <= '\r') => CharKind.Space,
                >= 'a' and <= 'z' => CharKind.Lower,
                >= 'A' and <= 'Z' => CharKind.Upper,
                >= '0' and <= '9' => CharKind.Digit,
                > ' ' and < '\x7f' => CharKind.Symbol,
                _ => CharKind.Other,
            };
        }

        return kinds;
    }
}

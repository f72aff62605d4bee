namespace LlmAttributes;

/// <summary>The scripts that put no blanks between words: Chinese, Japanese, Thai, Lao, Burmese and Khmer.</summary>
internal static class UnspacedScripts
{
    public static bool Has(int codePoint) => codePoint is
        (>= 0x0e00 and <= 0x0eff) or (>= 0x1000 and <= 0x109f) or (>= 0x1780 and <= 0x17ff) or (>= 0x3005 and <= 0x3007) or (>= 0x3040 and <= 0x30ff) or (>= 0x31f0 and <= 0x31ff)
        or (>= 0x3400 and <= 0x9fff) or (>= 0xf900 and <= 0xfaff) or (>= 0xff66 and <= 0xff9d) or (>= 0x20000 and <= 0x3ffff);
}

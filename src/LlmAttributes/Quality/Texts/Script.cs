namespace LlmAttributes;

/// <summary>The scripts that are told apart.</summary>
internal enum Script
{
    None = 0,
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Georgian,
    Hangul,
    Kana,
    Han,
}

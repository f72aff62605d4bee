namespace LlmAttributes;

/// <summary>The writing of a query.</summary>
internal enum QueryScript
{
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Indic,
    Han,
    Kana,
    Hangul,
    Other,
}

namespace LlmAttributes;

/// <summary>What a character is to a tokenizer.</summary>
internal enum CharKind : byte
{
    /// <summary>Nothing, control characters and whatever has no kind of its own, such as halves of emoji.</summary>
    Other,

    /// <summary>White space.</summary>
    Space,

    /// <summary>An unaccented small letter.</summary>
    Lower,

    /// <summary>An unaccented capital letter.</summary>
    Upper,

    /// <summary>A Latin letter with an accent.</summary>
    Accented,

    /// <summary>A digit.</summary>
    Digit,

    /// <summary>Punctuation and signs.</summary>
    Symbol,

    /// <summary>A letter of another alphabet.</summary>
    Alphabet,

    /// <summary>A Chinese character.</summary>
    Han,

    /// <summary>A hiragana or katakana.</summary>
    Kana,

    /// <summary>A Korean syllable.</summary>
    Hangul,

    /// <summary>An Arabic or Hebrew letter.</summary>
    Semitic,

    /// <summary>A character of the scripts of India and South-East Asia.</summary>
    Indic,
}

namespace LlmAttributes;

/// <summary>What the tokens of a request are for; each part has a factor of its own that is learned.</summary>
internal enum TokenPart
{
    /// <summary>What stands around every request, and a prompt of the host's own.</summary>
    Request,

    /// <summary>What stands around every message.</summary>
    Message,

    /// <summary>Words in Latin letters.</summary>
    Latin,

    /// <summary>Digits, punctuation, line breaks and indentation: what code has more of than prose.</summary>
    Symbols,

    /// <summary>Words in the other alphabets: Cyrillic, Greek, Armenian, Georgian and the like.</summary>
    Alphabets,

    /// <summary>Chinese characters.</summary>
    Han,

    /// <summary>Hiragana and katakana.</summary>
    Kana,

    /// <summary>Korean.</summary>
    Hangul,

    /// <summary>Arabic and Hebrew.</summary>
    Semitic,

    /// <summary>The scripts of India and South-East Asia.</summary>
    Indic,

    /// <summary>Images, audio and files.</summary>
    Attachments,

    /// <summary>Tools, calls of tools and schemas.</summary>
    Tools,

    /// <summary>The number of parts.</summary>
    Count,
}

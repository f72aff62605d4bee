namespace LlmAttributes;

/// <summary>What the rules by which encodings cut words tell apart in ASCII.</summary>
internal enum AsciiClass : byte
{
    /// <summary>Beyond ASCII, or a null character.</summary>
    Unknown,
    Capital,
    Small,
    Digit,
    Sign,
    Blank,
    LineEnd,

    /// <summary>Behind the text.</summary>
    None,
}

namespace LlmAttributes;

/// <summary>What <see cref="DocumentText"/> does with bytes that are no text in the encoding of the document.</summary>
public enum OnInvalidText
{
    /// <summary>Fails with an <see cref="InvalidDataException"/> that names the encoding.</summary>
    Fail = 0,

    /// <summary>Reads the replacement character U+FFFD in their place.</summary>
    Replace = 1,
}

namespace LlmAttributes.Testing;

/// <summary>A cassette has no answer to a request, or cannot be read.</summary>
public sealed class CassetteException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="innerException">What caused it.</param>
    public CassetteException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

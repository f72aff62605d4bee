namespace LlmAttributes.Testing;

/// <summary>An assertion of <see cref="LlmAssert"/> does not hold. Test frameworks show its message, as they do of any exception.</summary>
public sealed class LlmAssertionException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What does not hold, with the difference.</param>
    public LlmAssertionException(string message)
        : base(message)
    {
    }
}

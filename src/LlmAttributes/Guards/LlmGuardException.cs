namespace LlmAttributes;

/// <summary>A guard refused a prompt or an answer. The message has the guard and its reason, never the text.</summary>
public sealed class LlmGuardException : LlmException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="guard">The name of the guard.</param>
    /// <param name="reason">Why it refused.</param>
    /// <param name="message">The message.</param>
    /// <param name="innerException">What the guard threw, if it did.</param>
    public LlmGuardException(string guard, string reason, string message, Exception? innerException = null)
        : base(LlmErrorKind.ContentFilter, message, innerException)
    {
        Guard = guard;
        Reason = reason;
    }

    /// <summary>Gets the name of the guard: that of its type.</summary>
    public string Guard { get; }

    /// <summary>Gets why it refused.</summary>
    public string Reason { get; }

    /// <summary>Gets a value indicating whether the prompt was refused, so that nothing was sent, and not the answer.</summary>
    public bool IsInput { get; init; }
}

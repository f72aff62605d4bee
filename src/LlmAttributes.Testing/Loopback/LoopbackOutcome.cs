namespace LlmAttributes.Testing;

/// <summary>How an exchange with <see cref="LoopbackServer"/> ended.</summary>
public enum LoopbackOutcome
{
    /// <summary>The answer was sent whole.</summary>
    Answered = 0,

    /// <summary>An error status was sent.</summary>
    Refused = 1,

    /// <summary>The answer went wrong as its <see cref="LoopbackReply.Fault"/> asked.</summary>
    Broken = 2,

    /// <summary>The connection was cut as the reply's <see cref="LoopbackReply.Fault"/> asked.</summary>
    Cut = 3,

    /// <summary>The client hung up, or the server was disposed, before the answer was complete.</summary>
    Disconnected = 4,
}

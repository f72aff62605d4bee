namespace LlmAttributes.Testing;

/// <summary>How an answer of <see cref="LoopbackServer"/> goes wrong after its headers were sent.</summary>
public enum LoopbackFault
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>The connection is cut.</summary>
    Cut = 1,

    /// <summary>Nothing more is sent, and the connection stays open until the client or the server gives up.</summary>
    Stall = 2,

    /// <summary>A piece of the answer is not valid JSON; after it a stream ends.</summary>
    Malformed = 3,

    /// <summary>A stream sends the provider's error event and ends; a whole answer is not affected.</summary>
    Error = 4,
}

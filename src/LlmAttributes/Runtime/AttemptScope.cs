using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>What is open while an attempt runs: its options, its permit, its span.</summary>
internal struct AttemptScope
{
    public ChatOptions? Options;
    public long Start;
    public AttemptTelemetry? Telemetry;
    public LiveAttempt Live;

    /// <summary>Whether the breaker let the attempt through and waits to be told its outcome.</summary>
    public bool HasEntered;
    public int Era;
    public ModelPermit? Permit;

    /// <summary>Whether the request was sent.</summary>
    public bool IsSent;

    /// <summary>Whether a client of the tenant's own was asked.</summary>
    public bool IsTenants;

    /// <summary>Whether the stream has still to show its speed.</summary>
    public bool IsProbed;
}

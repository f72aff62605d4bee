using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>How fast a stream must be at first.</summary>
internal sealed record SpeedLimit(double CharactersPerSecond, TimeSpan Probe)
{
    public const double DefaultProbeSeconds = 2;

    /// <summary>How many characters show that the stream is fast enough.</summary>
    public int Characters { get; } = (int)Math.Min(int.MaxValue, Math.Ceiling(CharactersPerSecond * Probe.TotalSeconds));

    public static SpeedLimit? From(TimeoutPlan? plan) =>
        plan?.MinCharactersPerSecond is { } speed ? new(speed, TimeSpan.FromSeconds(plan.ProbeSeconds ?? DefaultProbeSeconds)) : null;
}

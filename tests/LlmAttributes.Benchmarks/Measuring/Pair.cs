namespace LlmAttributes.Benchmarks.Measuring;

/// <summary>Two operations timed in turn: medians in nanoseconds, and the median ratio with its quartiles.</summary>
internal sealed record Pair(double Ours, double Peer, double Ratio, double Low, double High);

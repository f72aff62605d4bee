namespace LlmAttributes;

/// <summary>When the questions of one task go on: above which gain, and for which share of those that could.</summary>
internal sealed class StagePace(double threshold, double[][] gains)
{
    public static StagePace Never { get; } = new(0, []);

    public double Threshold => threshold;

    /// <summary>The gains of the questions that it was learned from, of those that could go on.</summary>
    public double[] Gains(int stage) => stage < gains.Length ? gains[stage] : [];

    public double Share(int stage) => Gains(stage) is { Length: > 0 } known ? (double)known.Count(gain => gain > threshold) / known.Length : 1;
}

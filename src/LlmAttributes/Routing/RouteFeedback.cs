namespace LlmAttributes;

/// <summary>Takes the quality of one answer back to the route that chose its model.</summary>
internal sealed class RouteFeedback(AdaptiveChoice choice, string model, string? task, Cost cost, TimeSpan latency)
{
    public bool Report(double quality) => choice.Report(model, task, Check(quality), cost, latency);

    public static double Check(double quality) => quality is >= 0 and <= 1
        ? quality
        : throw new ArgumentOutOfRangeException(nameof(quality), quality, "A quality must be between 0 and 1.");
}

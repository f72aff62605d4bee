namespace LlmAttributes;

/// <summary>How fast a model has answered lately.</summary>
internal sealed class ModelTraffic
{
    /// <summary>Whole answers.</summary>
    public LatencyWindow Answers { get; } = new();

    /// <summary>The first output of streams.</summary>
    public LatencyWindow FirstOutputs { get; } = new();
}

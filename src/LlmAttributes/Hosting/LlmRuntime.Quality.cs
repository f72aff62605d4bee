namespace LlmAttributes;

/// <content>The quality of answers.</content>
public sealed partial class LlmRuntime
{
    /// <summary>Gets the monitor, which watches the quality of answers and takes the judgements of users.</summary>
    public QualityMonitor Quality { get; }

    /// <summary>Scores the answers of calls with <see cref="MonitorQualityAttribute"/>.</summary>
    internal QualityScorer Scorer { get; }

    private void FlushInBackground()
    {
        Background(Costs.FlushAsync().AsTask());
        if (Quality.HasStore)
            Background(Quality.FlushAsync().AsTask());
        Background(FlushQueriesAsync());
    }
}

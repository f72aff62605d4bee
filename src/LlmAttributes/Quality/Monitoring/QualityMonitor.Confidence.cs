using System.Collections.Concurrent;

namespace LlmAttributes;

/// <content>How sure the merged answers of ensembles are.</content>
public sealed partial class QualityMonitor
{
    private readonly ConcurrentDictionary<string, ConfidenceCalibrator> _confidences = new(StringComparer.Ordinal);

    /// <summary>Gets what was learned of how likely the merged answers of a call are right, by the confidence that their strategy gave them.</summary>
    /// <param name="call">The contract and the method.</param>
    /// <returns>The calibrator; before any judgement it leaves a strategy's confidence as it is. What it learns by <see cref="FeedbackAsync(string, double, CancellationToken)"/> is kept in the store of this monitor; each process reads the last days of it when it begins.</returns>
    public ConfidenceCalibrator ConfidenceOf(string call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return _confidences.GetOrAdd(call, static _ => new(ConfidenceScale.None));
    }

    /// <summary>Learns how a merged answer was judged.</summary>
    internal void JudgeEnsemble(string call, double confidence, double score) =>
        ConfidenceOf(call).Learn(confidence, score, (DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime), call));
}

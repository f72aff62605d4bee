namespace LlmAttributes;

/// <content>What routes and ensembles learn from it.</content>
public sealed partial class QualityMonitor
{
    private int _seenVersion;

    /// <summary>A number that grows with what may change the order of models.</summary>
    internal int SeenVersion => Volatile.Read(ref _seenVersion);

    internal bool TeachesRoutes => _options.TeachesRoutes;

    internal bool TeachesEnsembles => _options.TeachesEnsembles;

    /// <summary>What was seen of a model at a call.</summary>
    internal SeenQuality SeenOf(string call, string model) => _series.TryGetValue((call, model), out var series) ? series.Seen() : default;

    /// <summary>Takes a judgement of an answer, or of a vote by that of the merged answer.</summary>
    internal void Judge(string call, string model, double score)
    {
        SeriesOf(call, model)?.Judge(score, _time.GetUtcNow());
        Interlocked.Increment(ref _seenVersion);
    }
}

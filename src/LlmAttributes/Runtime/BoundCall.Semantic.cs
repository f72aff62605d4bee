namespace LlmAttributes.Runtime;

/// <content>Answers that were given to other texts of the same meaning: stage 6.</content>
public sealed partial class BoundCall<T>
{
    /// <summary>Takes the answer to a text of the same meaning.</summary>
    /// <returns>The result, or <see langword="null"/> when a model must be asked.</returns>
    private async ValueTask<LlmResult<T>?> FindAlikeAsync(CacheAsk ask, LlmCallOptions? callOptions, long start, CancellationToken cancellationToken)
    {
        var stages = ask.Meaning is null ? null : callOptions?.Stages;
        var looked = stages?.Now ?? 0;
        var found = await Cache!.FindAlikeAsync(_engine, ask, callOptions, cancellationToken).ConfigureAwait(false);
        stages?.Add(CallStage.SemanticCache, looked);
        if (found is not var (entry, facts))
            return null;
        if (Read(entry.NewResponse(), entry.Model, facts, entry.Citations, start) is not { } kept)
            return null;
        Cache.Cache.CountHit(entry.Cost);
        kept.Stages = stages;
        _engine.TellOfHit(kept.Response, kept.Model, facts, callOptions, start);
        return kept;
    }
}

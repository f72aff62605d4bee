using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>The facts of a streamed call.</summary>
internal sealed record StreamFacts(
    string Model, ChatResponse Response, IReadOnlyList<AttemptRecord> Attempts, TimeSpan Duration, PromptIdentity? Prompt, IReadOnlyList<LlmRepair> Repairs, RouteFeedback? Feedback, CallEngine Origin)
{
    /// <summary>That the answer was kept or shared.</summary>
    public LlmCacheHit? CacheHit { get; init; }

    /// <summary>The score of the answer, where answers are scored.</summary>
    public QualityScore? Quality { get; init; }

    /// <summary>What was done to the query.</summary>
    public OptimizedQuery? Query { get; init; }

    /// <summary>The passages that the prompt was given.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>What the members of an ensemble said.</summary>
    public EnsembleResponse<string>? Ensemble { get; init; }

    /// <summary>Makes the result of the call.</summary>
    /// <param name="value">What the caller got.</param>
    public LlmResult<T> ToResult<T>(T value) => new()
    {
        Value = value,
        Model = Model,
        Response = Response,
        Attempts = Attempts,
        Duration = Duration,
        Prompt = Prompt,
        Repairs = Repairs,
        Feedback = Feedback,
        Origin = Origin,
        Quality = Quality,
        Query = Query,
        Citations = Citations,
        CacheHit = CacheHit,
    };
}

using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>The facts of a streamed call.</summary>
internal sealed record StreamFacts(
    string Model, ChatResponse Response, IReadOnlyList<AttemptRecord> Attempts, TimeSpan Duration, PromptIdentity? Prompt, IReadOnlyList<LlmRepair> Repairs, RouteFeedback? Feedback, CallEngine Origin)
{
    /// <summary>That the answer was kept or shared.</summary>
    public LlmCacheHit? CacheHit { get; init; }
}

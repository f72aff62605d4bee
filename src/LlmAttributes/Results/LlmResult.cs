using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>An answer with the facts of its call.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
public class LlmResult<T> : IAttemptedResult
{
    private string? _id;

    /// <summary>Gets the answer.</summary>
    public required T Value { get; init; }

    /// <summary>Gets the key of the model that answered.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the model's response as the chat client gave it.</summary>
    public required ChatResponse Response { get; init; }

    /// <summary>Gets every attempt, the failed ones included, in order.</summary>
    public required IReadOnlyList<AttemptRecord> Attempts { get; init; }

    /// <summary>Gets the time of the whole call, retries and waits included.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Gets which prompt the call was made with; <see langword="null"/> for a call without a prompt of its own.</summary>
    public PromptIdentity? Prompt { get; init; }

    /// <summary>Gets what the model wrote while it thought, as far as the provider shows it; it is no part of the answer.</summary>
    public string? Reasoning
    {
        get
        {
            var text = "";
            foreach (var message in Response.Messages)
            {
                foreach (var content in message.Contents)
                    text += content is TextReasoningContent reasoning ? reasoning.Text : "";
            }

            return text.Length == 0 ? null : text;
        }
    }

    /// <summary>Gets the liberties that were taken to read the answer; empty when it was what had been asked for.</summary>
    public IReadOnlyList<LlmRepair> Repairs { get; init; } = [];

    /// <summary>Gets how good the answer is by what can be seen of it, where <see cref="MonitorQualityAttribute"/> asks for it.</summary>
    public QualityScore? Quality { get; init; }

    /// <summary>Gets what was done to the query before it was asked, where <see cref="OptimizeQueryAttribute"/> asks for it.</summary>
    public OptimizedQuery? Query { get; internal set; }

    /// <summary>Gets the passages that the prompt was given, where <see cref="RetrieveAttribute"/> asks for them; <see cref="Citation.IsCitedIn"/> says which of them the answer names.</summary>
    public IReadOnlyList<Citation> Citations { get; internal set; } = [];

    /// <summary>Gets of which chunks of its document the answer was made, where <see cref="ChunkAttribute"/> asks for them; <see langword="null"/> also for an answer that was kept.</summary>
    public ChunkReport? Chunks { get; internal set; }

    /// <summary>Gets that the answer was kept or shared, and what that saved; <see langword="null"/> for an answer that was made for this call.</summary>
    public LlmCacheHit? CacheHit { get; init; }

    /// <summary>Gets what each stage of the call took of time and money, where <see cref="TracePerformanceAttribute.ReportStages"/> asks for it.</summary>
    public CallReport? Report => Stages?.Report(Duration);

    /// <summary>Gets the tokens of all attempts, as far as they were reported.</summary>
    public TokenUsage Usage => AttemptTotals.UsageOf(Attempts);

    /// <summary>Gets the cost of all attempts; unknown when a price or a usage is missing.</summary>
    public Cost Cost => AttemptTotals.CostOf(Attempts);

    /// <summary>Gets the cost of all attempts by what it was paid for, or <see langword="null"/> when a price or a usage is missing.</summary>
    public CostParts? CostParts
    {
        get
        {
            var total = new CostParts();
            foreach (var attempt in Attempts)
            {
                if (attempt.CostParts is not { } parts)
                    return null;
                total += parts;
            }

            return total;
        }
    }

    /// <summary>Gets why the model stopped.</summary>
    public ChatFinishReason? FinishReason => Response.FinishReason;

    /// <summary>Gets the provider's id of the response, by which its support finds the request.</summary>
    public string? RequestId => Response.ResponseId;

    /// <summary>Gets the id by which <see cref="QualityMonitor.FeedbackAsync(string, double, CancellationToken)"/> of <see cref="LlmRuntime.Quality"/> finds the result, for instance when a user judges it later.</summary>
    /// <value>It is made when it is first asked for; <see langword="null"/> for results that no runtime made.</value>
    public string? ResultId
    {
        get
        {
            if (_id is null && Origin is not null)
                Interlocked.CompareExchange(ref _id, Origin.Register(Model, Query is null ? Learner : Judge), null);
            return _id;
        }
    }

    internal StageClock? Stages { get; set; }

    internal RouteFeedback? Feedback { get; init; }

    // A judgement of the answer is one of the query, too.
    private bool Judge(double score)
    {
        Origin!.ReportQuery(Query!, score, Response.Text);
        Learner?.Invoke(score);
        return true;
    }

    /// <summary>Takes a judgement to whoever learns from it.</summary>
    internal virtual Func<double, bool>? Learner => Feedback is null ? null : Feedback.Report;

    /// <summary>The call that the result is of.</summary>
    internal CallEngine? Origin { get; init; }

    /// <summary>Tells the route that chose the model how good the answer was, for <see cref="RouteStrategy.Adaptive"/>.</summary>
    /// <param name="quality">The quality, 0 to 1.</param>
    /// <returns>Whether a route learned from it: <see langword="false"/> when the call's route does not learn, or another model than one of its candidates answered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The quality is out of its range.</exception>
    public bool ReportQuality(double quality)
    {
        RouteFeedback.Check(quality);
        return Feedback?.Report(quality) == true;
    }
}

using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Sends a share of the calls to a second model and compares what comes. The caller neither waits for it nor hears of its faults.</summary>
internal sealed class ShadowTraffic<T>(CallEngine primary, CallEngine engine, Answer<T> answer, ShadowPlan plan, string? instructions)
{
    private const double DefaultShare = 0.05;
    private const int DefaultMaxConcurrency = 4;

    private readonly ulong _call = StickyHash.Of(engine.Plan.FullName);
    private readonly double _share = plan.Share ?? DefaultShare;
    private readonly int _maxConcurrency = plan.MaxConcurrency ?? DefaultMaxConcurrency;

    // What the second model has to be told of the form may differ from what the first was.
    private readonly ChatMessage? _instructions = instructions is null ? null : new(ChatRole.System, instructions);

    private int _running;

    private string Call => primary.Plan.FullName;

    /// <summary>Sends a call that was answered to the second model too, if it is one of the share.</summary>
    public void Offer(IReadOnlyList<ChatMessage> messages, ChatOptions? options, LlmCallOptions? callOptions, RouteKeys keys, LlmResult<T> result)
    {
        if (!IsAllowed(messages, options) || result.Model == plan.Model || !IsOfShare(keys, callOptions) || engine.Runtime.HasEnded)
            return;
        if (Interlocked.Increment(ref _running) > _maxConcurrency)
        {
            Interlocked.Decrement(ref _running);
            engine.Runtime.Quality.SkipShadow(Call, result.Model, plan.Model);
            engine.Runtime.Telemetry.ShadowCompared(primary.Plan, plan.Model, SemConv.Skipped, null);
            return;
        }

        try
        {
            Begin(messages, options, callOptions, result);
        }
        catch (Exception exception)
        {
            // Options of the caller's own making may not let themselves be copied; its answer is there all the same.
            Interlocked.Decrement(ref _running);
            Tell(new(Call, result.Model, plan.Model) { Error = LlmErrorKind.Unknown, ShadowCost = Cost.Zero });
            engine.Runtime.Errors.RecordFailure(exception, LlmComponents.QualityMonitor, Call);
        }
    }

    private void Begin(IReadOnlyList<ChatMessage> messages, ChatOptions? options, LlmCallOptions? callOptions, LlmResult<T> result)
    {
        // The caller may go on to change what it passed.
        IReadOnlyList<ChatMessage> kept = messages is ShownPrompt ? messages : [.. messages];
        if (_instructions is not null)
            kept = FormInstructions.Add(kept, _instructions);
        var own = options?.Clone();
        var seed = callOptions?.Seed is { } given ? new LlmCallOptions { Seed = given } : null;

        // Neither span nor scope of the caller holds for it, nor does the caller's thread begin it. A flow that is suppressed already cannot be suppressed again.
        using var suppressed = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
        engine.Runtime.Background(Task.Run(() => CompareAsync(kept, own, seed, result)));
    }

    private bool IsAllowed(IReadOnlyList<ChatMessage> messages, ChatOptions? options) =>
        (plan.AllowSensitive || messages is not ShownPrompt) && (plan.AllowTools || options is not { Tools.Count: > 0 });

    private bool IsOfShare(RouteKeys keys, LlmCallOptions? callOptions)
    {
        var sticky = callOptions?.StickyKey is { } key ? StickyHash.Of(key) : keys.Sticky;
        return (sticky == 0 ? engine.Runtime.Random.NextDouble() : StickyHash.Weight(sticky, _call) / (double)ulong.MaxValue) < _share;
    }

    private async Task CompareAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, LlmCallOptions? callOptions, LlmResult<T> result)
    {
        var start = engine.Time.GetTimestamp();
        var comparison = new ShadowComparison(Call, result.Model, plan.Model) { Duration = result.Duration, Cost = result.Cost, Quality = result.Quality?.Value };
        try
        {
            var shadow = await engine.RunAsync<LlmResult<T>, ResultReader<T>>(new(answer), messages, options, callOptions, default, null, CancellationToken.None).ConfigureAwait(false);
            comparison = comparison with
            {
                IsEqual = IsEqual(result, shadow),
                Similarity = TokenSimilarity.Of(result.Response.Text, shadow.Response.Text),
                ShadowQuality = shadow.Quality?.Value,
                ShadowDuration = shadow.Duration,
                ShadowCost = shadow.Cost,
            };
        }
        catch (Exception exception)
        {
            var fault = exception as LlmException;
            comparison = comparison with { Error = fault?.Kind ?? LlmErrorKind.Unknown, ShadowDuration = engine.Time.GetElapsedTime(start), ShadowCost = AttemptTotals.CostOf(fault?.Attempts ?? []) };
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }

        Tell(comparison);
    }

    private void Tell(ShadowComparison comparison)
    {
        var outcome = comparison.Error is not null ? SemConv.Failed : comparison.IsEqual ? SemConv.Equal : SemConv.Different;
        engine.Runtime.Telemetry.ShadowCompared(primary.Plan, plan.Model, outcome, comparison.Similarity);
        Log.ShadowCompared(primary.Logger, Call, comparison.Model, plan.Model, outcome);
        engine.Runtime.Quality.Record(comparison);
    }

    // Values whose type has no equality of its own may still have been written alike.
    private bool IsEqual(LlmResult<T> one, LlmResult<T> other) =>
        answer.VoteComparer.Equals(one.Value, other.Value) || NormalisedTextComparer.Instance.Equals(one.Response.Text, other.Response.Text);
}

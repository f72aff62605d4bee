using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <content>Calls that were answered without asking.</content>
internal sealed partial class CallTelemetry
{
    /// <summary>Takes note of a call that got a kept answer, a kept failure, or the answer of an equal call.</summary>
    public void Hit(ChatResponse? response, string? model, LlmCacheHit hit, LlmCallOptions? options, long start, LlmException? failure)
    {
        var activity = IsSpanned ? Start(options) : null;
        var observed = Observe([]);
        var duration = Time.GetElapsedTime(start);
        if (activity is { IsAllDataRequested: true })
            activity.SetTag(SemConv.CacheResult, ResultOf(hit));
        observed?.Decide(new(CallDecisionKind.CacheHit, model ?? ""));
        observed?.End(duration, model, response, failure);
        Record(observed, duration, model, failure);
        CountLookUp(ResultOf(hit), hit.Saved);
        End(activity, duration, failure);
    }

    private static string ResultOf(LlmCacheHit hit) => hit.IsShared ? SemConv.CacheShared : hit.IsSemantic ? SemConv.CacheSemantic : SemConv.CacheHit;

    /// <summary>Counts a call for which nothing was kept.</summary>
    public void Miss() => CountLookUp(SemConv.CacheMiss, Cost.Zero);

    private void CountLookUp(string result, Cost saved)
    {
        if (!IsTraced)
            return;
        try
        {
            if (Shared.Instruments.CacheLookUps.Enabled)
                Shared.Instruments.CacheLookUps.Add(1, new TagList(_callTags) { { SemConv.CacheResult, result } });
            if (saved is { IsKnown: true, Usd: > 0 } && Shared.Instruments.CacheSavings.Enabled)
                Shared.Instruments.CacheSavings.Add((double)saved.Usd, _callTags);
        }
        catch (Exception failure)
        {
            Shared.ListenerFailed(failure);
        }
    }
}

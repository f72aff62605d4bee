using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>What a call will cost.</summary>
internal sealed partial class CallEngine
{
    private const int TypicalShare = 4;
    private const int TypicalMost = 500;

    /// <summary>Estimates the cost of a call without sending anything.</summary>
    /// <param name="messages">The prompt.</param>
    /// <param name="callerOptions">The caller's options.</param>
    /// <param name="members">What each member of an ensemble is asked.</param>
    public LlmCostEstimate Estimate(IReadOnlyList<ChatMessage> messages, ChatOptions? callerOptions, IReadOnlyList<ChatMessage>[]? members = null)
    {
        var order = OrderOf(messages, callerOptions);
        List<CandidateEstimate> candidates = [];
        for (var i = 0; i < _order.Length(order); i++)
        {
            var candidate = _order[order, i];
            if (Plan.Ensemble is not null || !candidates.Exists(known => known.Candidate == candidate))
                candidates.Add(Estimate(candidate, members?[i] ?? messages, callerOptions));
        }

        var first = candidates[0];
        var isEnsemble = Plan.Ensemble is not null;
        var attempts = _retry is null ? candidates.Count : Math.Min(_retry.MaxTotalAttempts(candidates.Count), candidates.Count * _retry.MaxAttempts);
        return new(
            isEnsemble ? Sum(candidates, static c => c.Min) : Extreme(candidates, static c => c.Min, least: true),
            isEnsemble ? Sum(candidates, static c => c.Typical) : first.Typical,
            Capped(Times(isEnsemble ? Sum(candidates, static c => c.Max) : Extreme(candidates, static c => c.Max, least: false), isEnsemble ? _retry?.MaxAttempts ?? 1 : attempts)))
        {
            Model = first.Candidate.Model.Key,
            Input = first.Input,
            TypicalOutputTokens = first.TypicalOutput,
            IsTypicalRecorded = first.IsRecorded,
            MaxOutputTokens = first.MaxOutput,
            MaxAttempts = isEnsemble ? candidates.Count * (_retry?.MaxAttempts ?? 1) : attempts,
        };
    }

    // A router that has to be awaited is not asked for an estimate.
    private RouteOrder OrderOf(IReadOnlyList<ChatMessage> messages, ChatOptions? callerOptions)
    {
        if (_route is null or { IsAsync: true })
            return _order.Declared;

        var frame = CallFrame.Rent(messages, callerOptions, null, default);
        Remember(frame, null, default, isStream: false);
        (frame.Tenant, frame.Tags, _) = ScopeOf(null);
        var question = Question(frame) with { IsPeek = true };
        var order = _route.Choose(ref question);
        frame.Return();
        return order.Count == 0 ? _order.Declared : order;
    }

    private CandidateEstimate Estimate(Candidate candidate, IReadOnlyList<ChatMessage> messages, ChatOptions? callerOptions)
    {
        var options = callerOptions is null ? candidate.Options : RequestOptions.Merge(candidate.Options, callerOptions, null, null);
        var input = candidate.Model.TokenCounter.Count(messages, options);
        if (Retrieval?.TokensOf(messages) is > 0 and var passages)
            input += new TokenCount(passages, passages, false);
        var limit = candidate.Model.Facts.MaxOutputTokens;
        var most = options?.MaxOutputTokens is { } asked && !(asked > limit) ? asked : limit;
        var mean = candidate.Account.MeanOutput();
        var typical = Math.Min(mean ?? Math.Min(TypicalMost, (most ?? int.MaxValue) / TypicalShare), most ?? long.MaxValue);
        var price = candidate.Model.Price;
        return new(candidate, input, typical, mean is not null, most)
        {
            Min = price?.Of(new(input.Tokens, 1)) ?? Cost.Unknown,
            Typical = price?.Of(new(input.Tokens, typical)) ?? Cost.Unknown,
            Max = most is { } output ? Most(price, input.UpperBound, output, SoundInput.IsIn(messages)) : Cost.Unknown,
        };
    }

    // Of an input with sound all may be sound.
    private static Cost Most(Price? price, long input, int output, bool hasSound) =>
        price?.Of(hasSound ? new TokenUsage(input, output).With(UsageKind.AudioInput, input) : new(input, output)) ?? Cost.Unknown;

    private Cost Capped(Cost most) => _perCallUsd is { } usd && (!most.IsKnown || most.Usd > usd) ? Cost.FromPico((Int128)(usd * Price.PicoPerUsd)) : most;

    private static Cost Times(Cost cost, int count)
    {
        var total = Cost.Zero;
        for (var i = 0; i < count; i++)
            total += cost;
        return total;
    }

    private static Cost Sum(List<CandidateEstimate> candidates, Func<CandidateEstimate, Cost> part)
    {
        var total = Cost.Zero;
        foreach (var candidate in candidates)
            total += part(candidate);
        return total;
    }

    private static Cost Extreme(List<CandidateEstimate> candidates, Func<CandidateEstimate, Cost> part, bool least)
    {
        var found = part(candidates[0]);
        foreach (var candidate in candidates)
        {
            var cost = part(candidate);
            if (!cost.IsKnown)
                return Cost.Unknown;
            if (found.IsKnown && cost.Usd < found.Usd == least && cost != found)
                found = cost;
        }

        return found;
    }

    private sealed record CandidateEstimate(Candidate Candidate, TokenCount Input, long TypicalOutput, bool IsRecorded, int? MaxOutput)
    {
        public Cost Min { get; init; }

        public Cost Typical { get; init; }

        public Cost Max { get; init; }
    }
}

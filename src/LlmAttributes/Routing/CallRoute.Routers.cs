using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <content>Routers of the user's own.</content>
internal sealed partial class CallRoute
{
    /// <summary>Asks the router; what it may choose from satisfies the constraints already.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="options">The caller's chat options.</param>
    /// <param name="callOptions">What the call does differently.</param>
    /// <param name="keys">What its parameters say.</param>
    /// <param name="isStream">Whether the answer is streamed.</param>
    /// <param name="money">The money that is left.</param>
    /// <param name="limit">The time that is left.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async ValueTask<(RouteOrder Order, RouteDecision? Decision)> ChooseAsync(
        IReadOnlyList<ChatMessage> messages,
        ChatOptions? options,
        LlmCallOptions? callOptions,
        RouteKeys keys,
        bool isStream,
        RouteMoney money,
        TimeSpan limit,
        CancellationToken cancellationToken)
    {
        var request = Request(messages, options, callOptions, keys, isStream, money, out var declared);
        if (declared.Count == 0)
            return (declared, null);
        try
        {
            using var source = limit == Timeout.InfiniteTimeSpan ? null : new LinkedSource(limit, _runtime.Time, cancellationToken);
            var decision = await _router!.SelectAsync(request, source?.Token ?? cancellationToken).ConfigureAwait(false);
            var order = OrderOf(decision, declared);
            if (order.Count > 0)
                return (order, decision);
            Log.RouterChoseNobody(_logger, _plan.FullName, _plan.Route!.Router!.Type.Name);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.RouterFailed(_logger, _plan.FullName, _plan.Route!.Router!.Type.Name, exception.GetType().Name);
        }

        return (declared.Because(RouteReason.RouterFailed), null);
    }

    /// <summary>Says what the router would choose.</summary>
    public async ValueTask<RouteDecision> ExplainAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, LlmCallOptions? callOptions, RouteKeys keys, bool isStream, RouteMoney money, CancellationToken cancellationToken)
    {
        var (order, decision) = await ChooseAsync(messages, options, callOptions, keys, isStream, money, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        var question = new RouteQuestion(messages, options, callOptions, keys, isStream) { IsPeek = true, Money = money };
        var explained = Decision(order, Causes(ref question), []);
        return decision is null ? explained : explained with { Reason = decision.Reason, Scores = decision.Scores, Filtered = [.. explained.Filtered, .. decision.Filtered] };
    }

    private RouteRequest Request(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, LlmCallOptions? callOptions, RouteKeys keys, bool isStream, RouteMoney money, out RouteOrder declared)
    {
        var question = new RouteQuestion(messages, options, callOptions, keys, isStream) { Money = money };
        declared = Choose(ref question);
        var now = _runtime.Time.GetTimestamp();
        List<RouteCandidate> candidates = new(declared.Count);
        for (var position = 0; position < declared.Count; position++)
        {
            var model = _candidates[declared[position]].Model;
            var live = model.Traffic.Watch(_runtime.Time);
            var seconds = live.Seconds(isStream, now);
            candidates.Add(new(model.Key, model.Facts)
            {
                InFlight = live.InFlight,
                LatencySeconds = double.IsNaN(seconds) ? null : seconds,
                ErrorRate = live.ErrorRate(now),
                TokensPerMinute = live.TokensPerMinute(now),
                ExpectedUsd = _filter.ExpectedUsd(declared[position], ref question) is var usd && double.IsNaN(usd) ? null : (decimal)usd,
            });
        }

        return new(this)
        {
            Contract = _plan.Contract,
            Call = _plan.Call,
            Messages = messages,
            Options = options,
            CallOptions = callOptions,
            Candidates = candidates,
            InputTokens = question.InputTokens(_candidates[0].Model),
            IsStream = isStream,
        };
    }

    private RouteOrder OrderOf(RouteDecision decision, RouteOrder declared)
    {
        Span<int> numbers = stackalloc int[RouteOrder.Most];
        var count = 0;
        foreach (var key in decision.Order)
        {
            var number = Array.FindIndex(_candidates, c => c.Model.Key == key);
            if (number >= 0 && (declared.Bits >> number & 1) != 0 && !numbers[..count].Contains(number))
                numbers[count++] = number;
        }

        return RouteOrder.Of(numbers[..count], RouteReason.Router);
    }
}

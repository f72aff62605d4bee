using LlmAttributes.Benchmarks.Calls;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Benchmarks.Routes;

/// <summary>A bound route whose models have some traffic.</summary>
internal sealed class RouteSubject
{
    private readonly IReadOnlyList<ChatMessage> _messages = [new(ChatRole.User, "Summarise the text below in three sentences for somebody in a hurry.")];
    private readonly CallRoute _route;
    private readonly CandidateOrder _order;

    public RouteSubject(RoutePlan plan, int? contextWindow = null)
    {
        var builder = LlmRuntime.CreateBuilder().UseSeed(1);
        for (var i = 0; i < plan.Models.Count; i++)
        {
            builder.AddModel(plan.Models[i], new InstantChatClient(), new()
            {
                InputUsdPerMillionTokens = plan.Models.Count - i, OutputUsdPerMillionTokens = 1, Quality = i / 10.0, TokensPerSecond = 10 * (i + 1), ContextWindow = contextWindow,
            });
        }

        var runtime = builder.Build();
        var (order, route) = new CallBinding(runtime, new CallPlan("IRoute") { Call = "Choose", Route = plan }, []).Order();
        (_order, _route) = (order, route!);
        var now = runtime.Time.GetTimestamp();
        for (var i = 0; i < _order.Routed.Length; i++)
        {
            if (_order.Routed[i].Model.Traffic.Live is not { } live)
                continue;
            live.Answers.ObservePeak(1 + (0.1 * i), now);
            for (var k = 0; k <= i; k++)
                live.Asked.Enter(now);
        }
    }

    public object First()
    {
        var question = new RouteQuestion(_messages, null, null, default(RouteKeys).By(7).For(3), isStream: false);
        return _order[_route.Choose(ref question), 0];
    }

    public void Choose(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var question = new RouteQuestion(_messages, null, null, new RouteKeys(((ulong)i << 8) | 1, hasTask: true, i & 7), isStream: false);
            GC.KeepAlive(_order[_route.Choose(ref question), 0]);
        }
    }
}

using LlmAttributes.Runtime;

namespace LlmAttributes.Evaluation.Resilience;

/// <summary>The library's policies: round robin, retry, breaker, limits and hedge, as they come but for the limits of time.</summary>
internal sealed class OurPolicy : IStormPolicy
{
    /// <summary>How many attempts a call makes by default.</summary>
    public const int MaxTotalAttempts = 6;

    private static readonly CallPlan s_plan = new("IStorm")
    {
        Route = new(RouteStrategy.RoundRobin, [.. StormScenario.Models.Select(static model => model.Key)]),
        Retry = new() { MaxTotalAttempts = MaxTotalAttempts },
        CircuitBreaker = true,
    };

    private readonly BoundCall<string> _chat;
    private readonly BoundStream _stream;

    public OurPolicy(IReadOnlyList<StormModel> models, int seed, VirtualClock clock, HedgePlan? hedge)
    {
        var builder = LlmRuntime.CreateBuilder().UseTimeProvider(clock).UseSeed(seed).ReadErrorsWith(StormFailure.Read);
        foreach (var model in models)
            builder.AddModel(model.Facts.Key, model, model.Facts.ToFacts());
        Runtime = builder.Build();
        var chat = s_plan with { Call = "AskAsync", Hedge = hedge, Timeout = new() { TotalSeconds = StormScenario.DeadlineSeconds, AttemptSeconds = StormScenario.AttemptLimitSeconds } };
        var stream = s_plan with { Call = "StreamAsync", Hedge = hedge, Timeout = new() { TotalSeconds = StormScenario.DeadlineSeconds, FirstTokenSeconds = StormScenario.FirstTokenLimitSeconds } };
        (_chat, _stream) = Contracts.Create(Runtime, binder => (binder.Bind(chat, Answers.Text), binder.BindStream(stream)));
    }

    public LlmRuntime Runtime { get; }

    public Task<string> AskAsync(StormCall call, double seconds, CancellationToken cancellationToken) =>
        _chat.AskAsync(call.Messages, null, OptionsFor(seconds), cancellationToken);

    public IAsyncEnumerable<string> StreamAsync(StormCall call, double seconds, CancellationToken cancellationToken) =>
        _stream.Texts(call.Messages, null, OptionsFor(seconds), cancellationToken);

    private static LlmCallOptions? OptionsFor(double seconds) => seconds == StormScenario.DeadlineSeconds ? null : new() { TimeoutSeconds = seconds };
}

using LlmAttributes.Runtime;

namespace LlmAttributes.Evaluation.Resilience;

/// <summary>The library's policies: round robin, retry, breaker, limits and hedge.</summary>
internal sealed class OurPolicy : IStormPolicy
{
    public const int MaxTotalAttempts = 6;

    private static readonly CallPlan s_chat = new("IStorm")
    {
        Call = "AskAsync",
        Route = new(RouteStrategy.RoundRobin, [.. StormScenario.Models.Select(static model => model.Key)]),
        Retry = new() { MaxAttempts = 1, MaxTotalAttempts = MaxTotalAttempts },
        CircuitBreaker = true,
        Timeout = new() { TotalSeconds = StormScenario.DeadlineSeconds, AttemptSeconds = 12 },
        Hedge = new(),
    };

    private static readonly CallPlan s_stream = s_chat with
    {
        Call = "StreamAsync",
        Timeout = new() { TotalSeconds = StormScenario.DeadlineSeconds, FirstTokenSeconds = 4 },
    };

    private readonly BoundCall<string> _chat;
    private readonly BoundStream _stream;

    public OurPolicy(IReadOnlyList<StormModel> models, int seed, VirtualClock clock)
    {
        var builder = LlmRuntime.CreateBuilder().UseTimeProvider(clock).UseSeed(seed).ReadErrorsWith(StormFailure.Read);
        foreach (var model in models)
            builder.AddModel(model.Facts.Key, model, model.Facts.ToFacts());
        Runtime = builder.Build();
        (_chat, _stream) = Contracts.Create(Runtime, static binder => (binder.Bind(s_chat, Answers.Text), binder.BindStream(s_stream)));
    }

    public LlmRuntime Runtime { get; }

    public Task<string> AskAsync(StormCall call, double seconds, CancellationToken cancellationToken) =>
        _chat.AskAsync(call.Messages, null, OptionsFor(seconds), cancellationToken);

    public IAsyncEnumerable<string> StreamAsync(StormCall call, double seconds, CancellationToken cancellationToken) =>
        _stream.Texts(call.Messages, null, OptionsFor(seconds), cancellationToken);

    private static LlmCallOptions? OptionsFor(double seconds) => seconds == StormScenario.DeadlineSeconds ? null : new() { TimeoutSeconds = seconds };
}

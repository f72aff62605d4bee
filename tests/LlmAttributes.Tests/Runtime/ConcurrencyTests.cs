using LlmAttributes.Runtime;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Runtime;

/// <summary>Frames, tokens and contexts are reused between calls; under load no call may see another's.</summary>
[Collection(LoadCollection.Name)]
public class ConcurrencyTests
{
    private const int Workers = 16;
    private const int CallsPerWorker = 400;

    private static readonly CallPlan s_plan = CallHarness.Plan with
    {
        Route = new(RouteStrategy.RoundRobin, ["a", "b"]),
        Fallback = [new(["c"])],
        Retry = new() { MaxAttempts = 2, BaseDelaySeconds = 0.0001, MaxDelaySeconds = 0.0002 },
        Timeout = new() { TotalSeconds = 600, AttemptSeconds = 300, FirstTokenSeconds = 200 },
        Budget = new() { PerCallUsd = 1 },
        Trace = true,
    };

    [Fact]
    public async Task Ask_ManyCallsOverFlappingModels_EachGetsItsOwnAnswerAndEveryAttemptIsBooked()
    {
        var models = new[] { "a", "b", "c" }.Select((key, i) => new FlappingClient(key, seed: i)).ToArray();
        await using var runtime = Build(models);
        var call = Contracts.Create(runtime, b => b.Bind(s_plan, Answers.Text));
        var stream = Contracts.Create(runtime, b => b.BindStream(s_plan with { Call = "StreamAsync" }));
        var outcomes = new int[4];

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < CallsPerWorker; i++)
                Interlocked.Increment(ref outcomes[await OneAsync(call, stream, worker * CallsPerWorker + i)]);
        })));

        Assert.Equal(Workers * CallsPerWorker, outcomes.Sum());
        Assert.True(outcomes[0] > 0 && outcomes[2] > 0, $"answered {outcomes[0]}, failed {outcomes[1]}, cancelled {outcomes[2]}");
        Assert.Equal(0, outcomes[3]);
        Assert.Equal(models.Sum(m => m.Calls), runtime.Costs.Snapshot().Entries.Sum(e => e.Attempts));
    }

    /// <returns>0 answered, 1 failed, 2 cancelled, 3 got somebody else's answer.</returns>
    private static async Task<int> OneAsync(BoundCall<string> call, BoundStream stream, int id)
    {
        using var cancel = new CancellationTokenSource();
        ChatMessage[] messages = [new(ChatRole.User, $"{id}")];
        var isCancelled = id % 7 == 0;
        try
        {
            var running = id % 3 == 0
                ? JoinAsync(stream.Texts(messages, null, null, cancel.Token))
                : call.AskAsync(messages, cancel.Token);
            if (isCancelled)
                await cancel.CancelAsync();
            return await running == $"answer {id}" ? 0 : 3;
        }
        catch (LlmException)
        {
            return 1;
        }
        catch (OperationCanceledException)
        {
            return isCancelled ? 2 : 3;
        }
    }

    private static async Task<string> JoinAsync(IAsyncEnumerable<string> pieces) => string.Concat(await pieces.ToListAsync());

    private static LlmRuntime Build(FlappingClient[] models)
    {
        var builder = LlmRuntime.CreateBuilder().UseSeed(1).UsePerformanceTracer();
        foreach (var model in models)
            builder.AddModel(model.Key, model, Priced.At(1, 1));
        return builder.Build();
    }

    /// <summary>Answers after a few turns of the scheduler, fails now and then, and honours its token.</summary>
    private sealed class FlappingClient(string key, int seed) : IChatClient
    {
        private readonly RandomSource _random = new((ulong)seed);
        private int _calls;

        public string Key => key;

        public int Calls => _calls;

        public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _calls);
            await WaverAsync(cancellationToken);
            return new(new ChatMessage(ChatRole.Assistant, $"answer {messages.Single().Text}")) { Usage = new() { InputTokenCount = 1, OutputTokenCount = 1 } };
        }

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _calls);
            await WaverAsync(cancellationToken);
            yield return new(ChatRole.Assistant, "answer ");
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(ChatRole.Assistant, messages.Single().Text);
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }

        private async Task WaverAsync(CancellationToken cancellationToken)
        {
            var luck = _random.NextDouble();
            for (var i = (int)(luck * 5); i > 0; i--)
                await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            if (luck is > 0.3 and < 0.5)
                throw new HttpRequestException("down", null, System.Net.HttpStatusCode.ServiceUnavailable);
        }
    }
}

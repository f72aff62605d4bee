using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Resilience;

/// <summary>Very many calls at once: none may be lost, end twice or take another's answer, and every request is booked.</summary>
[Collection(LoadCollection.Name)]
public sealed class InFlightTests : IDisposable
{
    private const int Calls = 10_000;
    private const int RequestsPerSpell = 100;

    private static readonly CallPlan s_plan = CallHarness.Plan with
    {
        Model = "flapping",
        Fallback = [new(["steady"])],
        Retry = new() { MaxAttempts = 2, BaseDelaySeconds = 0.0001, MaxDelaySeconds = 0.0002 },
        CircuitBreaker = true,
        Timeout = new() { TotalSeconds = 600, AttemptSeconds = 300, FirstTokenSeconds = 200 },
    };

    private readonly Gate _everybodyIsIn = new();
    private readonly int[] _ends = new int[Calls];
    private readonly ScriptedChatClient _flapping;
    private readonly ScriptedChatClient _steady = new(Answer);
    private readonly LlmRuntime _runtime;
    private int _arrived;

    public InFlightTests()
    {
        _flapping = new(Flap);
        _runtime = LlmRuntime.CreateBuilder().UseSeed(7).AddModel("flapping", _flapping, Priced.At(1, 2)).AddModel("steady", _steady, Priced.At(1, 2)).Build();
    }

    public void Dispose()
    {
        _runtime.Dispose();
        _flapping.Dispose();
        _steady.Dispose();
    }

    [Fact]
    public async Task Ask_TenThousandInFlightOverAFlappingModel_EachEndsOnceWithItsOwnAnswer()
    {
        var call = Contracts.Create(_runtime, static binder => binder.Bind(s_plan, Answers.Text));

        await RunAllAsync(id => call.AskAsync(Question(id), default));

        AssertAllEndedOnce();
    }

    [Fact]
    public async Task Stream_TenThousandInFlightOverAFlappingModel_EachEndsOnceWithItsOwnAnswer()
    {
        var stream = Contracts.Create(_runtime, static binder => binder.BindStream(s_plan));

        await RunAllAsync(async id => string.Concat(await stream.Texts(Question(id), null, null, default).ToListAsync()));

        AssertAllEndedOnce();
    }

    private static ChatMessage[] Question(int id) => [new(ChatRole.User, $"{id}")];

    private static ScriptedReply Answer(ScriptedRequest request) => ScriptedReply.Say($"the answer to {request.UserText}", 10, 5);

    // Nobody gets on before all are in, and then the model is down for every other hundred requests.
    private ScriptedReply Flap(ScriptedRequest request)
    {
        if (Interlocked.Increment(ref _arrived) == Calls)
            _everybodyIsIn.Open();
        return Answer(request) with
        {
            BeforeAnswer = Pause.Until(_everybodyIsIn),
            Failure = request.Call / RequestsPerSpell % 2 == 0 ? Failures.Status(503).Failure : null,
        };
    }

    private Task<int[]> RunAllAsync(Func<int, Task<string>> askAsync)
    {
        return Task.WhenAll(Enumerable.Range(0, Calls).Select(RunOneAsync)).WaitAsync(TimeSpan.FromMinutes(2));

        async Task<int> RunOneAsync(int id)
        {
            Assert.Equal($"the answer to {id}", await askAsync(id));
            return Interlocked.Increment(ref _ends[id]);
        }
    }

    private void AssertAllEndedOnce()
    {
        Assert.All(_ends, static count => Assert.Equal(1, count));
        var booked = _runtime.Costs.Snapshot().Entries.ToDictionary(static entry => entry.Model);
        Assert.Equal(_flapping.Requests.Count, booked["flapping"].Attempts);
        Assert.Equal(_steady.Requests.Count, booked["steady"].Attempts);
        Assert.Equal(new TokenUsage(Calls * 10, Calls * 5), booked["flapping"].Usage + booked["steady"].Usage);
        Assert.Equal(Calls, _runtime.Errors.Rate(ErrorWindow.Total).Successes);
    }
}

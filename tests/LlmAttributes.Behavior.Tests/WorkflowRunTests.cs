using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Extensions.Time.Testing;
using static LlmAttributes.WorkflowEventKind;

namespace LlmAttributes.Behavior.Tests;

public sealed class WorkflowRunTests
{
    private static readonly string[] s_texts = ["a", "b", "c"];
    private static readonly WorkflowRunKey s_run = new("IRuns.ReadAsync", "r1");

    private readonly FakeTimeProvider _clock = new();
    private readonly MemoryWorkflowStore _store = new();
    private readonly EventList _events = new();
    private readonly List<string> _asked = [];
    private readonly Gate _gate = new();
    private string? _failing;
    private string? _waiting;

    private IRuns Runs => IRuns.Create(LlmRuntime.CreateBuilder().UseTimeProvider(_clock).UseWorkflowStore(_store).AddModel(Models.Fast, Client()).Build());

    [Fact]
    public async Task Run_FailedAndStartedAgain_AsksOnlyWhatHasNoAnswer()
    {
        _failing = "Join";
        await Assert.ThrowsAsync<WorkflowException>(() => Runs.ReadAsync(s_texts, "r1"));
        Assert.Equal(["Count", "Join", "Shorten a", "Shorten b", "Shorten c"], _asked.Order(StringComparer.Ordinal));
        _failing = null;
        _asked.Clear();

        var answer = await Runs.ReadAsync(s_texts, "r1", _events);

        Assert.Equal("3: one two", answer);
        Assert.Equal(["Join"], _asked);
        Assert.Equal(4, _events.Events.Count(static e => e is { Kind: StepResumed, Model: Models.Fast }));
        Assert.Equal(["IRuns.JoinAsync"], _events.Events.Where(static e => e.Kind == StepStarted).Select(static e => e.Step));
        Assert.DoesNotContain(_events.Events, static e => e.Kind == StepChanged);
        Assert.Equal(5 * 0.00045m, _events.Events[^1].Cost.Usd);
    }

    [Fact]
    public async Task Run_StartedAgainWhenItHasEnded_AsksNothing()
    {
        var first = await Runs.ReadAsync(s_texts, "r1");
        _asked.Clear();

        Assert.Equal(first, await Runs.ReadAsync(s_texts, "r1"));
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task Run_FailedAmongStepsSideBySide_KeepsThoseThatHaveEnded()
    {
        _failing = "Shorten c";
        await Assert.ThrowsAsync<WorkflowException>(() => Runs.ReadAsync(s_texts, "r1"));
        var kept = (await _store.ReadAsync(s_run, default)).Count(static record => record.Key != default);
        _failing = null;
        _asked.Clear();

        await Runs.ReadAsync(s_texts, "r1");

        Assert.InRange(kept, 1, 2);
        Assert.Equal(5 - kept, _asked.Count);
    }

    [Fact]
    public async Task Run_ChangedArgument_AsksItAnewWithWhatRestsOnItAndSaysSo()
    {
        await Runs.ReadAsync(s_texts, "r1");
        _asked.Clear();

        await Runs.ReadAsync(["a", "x", "c"], "r1", _events);

        Assert.Equal(["Shorten x", "Join"], _asked);
        Assert.Equal(["IRuns.ShortenAsync", "IRuns.JoinAsync"], _events.Events.Where(static e => e.Kind == StepChanged).Select(static e => e.Step));
    }

    [Fact]
    public async Task Run_OfAnotherTenantOrWithoutId_IsAnother()
    {
        await Runs.ReadAsync(s_texts, "r1");
        _asked.Clear();

        using (LlmScope.Begin(tenant: "acme"))
            await Runs.ReadAsync(s_texts, "r1");
        await Runs.ReadAsync(s_texts);
        await Runs.ReadAsync(s_texts, "r2");

        Assert.Equal(15, _asked.Count);
    }

    [Fact]
    public async Task Run_ThatAnotherHas_IsRefusedUntilTheLeaseIsOver()
    {
        Assert.Null(await _store.AcquireAsync(s_run, "killed", _clock.GetUtcNow(), _clock.GetUtcNow().AddSeconds(30), default));

        var busy = await Assert.ThrowsAsync<WorkflowBusyException>(() => Runs.ReadAsync(s_texts, "r1", _events));
        Assert.Equal((s_run, TimeSpan.FromSeconds(30), true), (busy.Run, busy.RetryAfter, busy.IsRetryable));
        Assert.Empty(_asked);
        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("3: one two", await Runs.ReadAsync(s_texts, "r1"));
    }

    [Fact]
    public async Task Run_TwiceAtOnce_RunsOnce()
    {
        _waiting = "Count";
        var first = Runs.ReadAsync(s_texts, "r1");
        await _gate.Reached;

        for (var i = 0; i < 10; i++)
            _clock.Advance(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<WorkflowBusyException>(() => Runs.ReadAsync(s_texts, "r1"));
        _gate.Open();

        Assert.Equal("3: one two", await first);
        Assert.Equal(5, _asked.Count);
    }

    [Fact]
    public async Task Run_TakenOver_EndsAndSaysSo()
    {
        _waiting = "Count";
        var first = Runs.ReadAsync(s_texts, "r1");
        await _gate.Reached;
        await _store.RemoveAsync(s_run, default);
        await _store.AcquireAsync(s_run, "another", _clock.GetUtcNow(), _clock.GetUtcNow().AddSeconds(300), default);

        var lost = await Assert.ThrowsAsync<WorkflowBusyException>(() => _clock.RunAsync(first));

        Assert.Equal("Run 'r1' of workflow 'IRuns.ReadAsync' was taken over by another process, since its lease was over; it goes on there.", lost.Message);
    }

    [Fact]
    public async Task Run_SpentBefore_CountsInTheBudget()
    {
        _failing = "Join";
        for (var i = 0; i < 2; i++)
            await Assert.ThrowsAsync<WorkflowException>(() => Runs.ReadAsync(s_texts, "r1", _events));

        Assert.Equal(4 * 0.00045 / 0.02, _events.Events[^1].BudgetShare!.Value, 9);
    }

    [Fact]
    public async Task Run_WithoutStore_SaysWhatIsMissing()
    {
        var runs = IRuns.Create(LlmRuntime.CreateBuilder().AddModel(Models.Fast, Client()).Build());

        var fault = await Assert.ThrowsAsync<LlmConfigurationException>(() => runs.ReadAsync(s_texts, "r1"));

        Assert.Contains("Workflow 'IRuns.ReadAsync' is given a run id, but the runtime keeps no runs; call LlmRuntimeBuilder.UseWorkflowStore, or UseSqlite or UseRedis with 'KeepsWorkflows', or give none.", fault.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Choices => ["Escalate", "Collect", "FirstGood"];

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task Choice_WhoseRunAnotherHasTaken_AsksNobodyElse(string choice)
    {
        var runs = IRuns.Create(LlmRuntime.CreateBuilder().UseTimeProvider(_clock).UseWorkflowStore(new TakenStore()).AddModel(Models.Fast, Client()).Build());

        await Assert.ThrowsAsync<WorkflowBusyException>(() => choice switch
        {
            "Escalate" => runs.EscalateAsync("r1"),
            "Collect" => runs.CollectAsync("r1"),
            _ => (Task)runs.FirstGoodAsync("r1"),
        });

        Assert.Equal(["Shorten a"], _asked);
    }

    private ScriptedChatClient Client() => new(
        request =>
        {
            var text = request.UserText;
            var asked = text.StartsWith("Shorten", StringComparison.Ordinal) ? $"Shorten {s_letters.First(letter => text.Contains($">{letter}<", StringComparison.Ordinal))}" : text.Split(' ')[0];
            lock (_asked)
                _asked.Add(asked);
            if (asked == _failing)
                return ScriptedReply.Fail(new HttpRequestException("no", null, System.Net.HttpStatusCode.Unauthorized));
            var reply = asked switch
            {
                "Count" => ScriptedReply.Say("""{"words": 3}"""),
                "Join" => ScriptedReply.SayInChunks("one ", "two"),
                _ => ScriptedReply.Say($"<{asked}>"),
            };
            reply = reply with { Usage = new() { InputTokenCount = 1000, OutputTokenCount = 100 } };
            return asked == _waiting ? reply with { BeforeAnswer = Pause.Until(_gate) } : reply;
        },
        "gpt-5-mini",
        _clock);

    private static readonly string[] s_letters = ["a", "b", "c", "x"];

    // A run that another process takes while the first step is asked.
    private sealed class TakenStore : IWorkflowStore
    {
        public ValueTask<DateTimeOffset?> AcquireAsync(WorkflowRunKey run, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) => default;

        public ValueTask<bool> ExtendAsync(WorkflowRunKey run, string owner, DateTimeOffset until, CancellationToken cancellationToken) => new(false);

        public ValueTask ReleaseAsync(WorkflowRunKey run, string owner, CancellationToken cancellationToken) => default;

        public ValueTask<IReadOnlyList<WorkflowRecord>> ReadAsync(WorkflowRunKey run, CancellationToken cancellationToken) => new([]);

        public ValueTask<bool> AddAsync(WorkflowRunKey run, string owner, WorkflowRecord record, CancellationToken cancellationToken) => new(false);

        public ValueTask RemoveAsync(WorkflowRunKey run, CancellationToken cancellationToken) => default;
    }
}

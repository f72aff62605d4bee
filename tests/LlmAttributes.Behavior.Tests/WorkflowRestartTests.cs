using System.Text;
using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Behavior.Tests;

/// <summary>What a run that is started again remembers: its money, and the steps of every kind.</summary>
public sealed class WorkflowRestartTests : IDisposable
{
    private const double AnswerUsd = 0.00045;

    private readonly FakeTimeProvider _clock = new();
    private readonly MemoryWorkflowStore _memory = new();
    private readonly CutOffStore _store;
    private readonly SpanList _spans = new();
    private readonly List<string> _asked = [];
    private Func<string, ScriptedReply> _answer = static text => ScriptedReply.Say($"<{text}>");
    private List<string> _turns = [];
    private bool _fails = true;

    public WorkflowRestartTests() => _store = new(_memory);

    private IRestarts Client => field ??= Create(false, Model());

    /// <summary>What the last workflow of a name had left.</summary>
    private double Left(string workflow) => (double)_spans.Spans.Last(span => span.DisplayName == $"invoke_workflow IRestarts.{workflow}").GetTagItem("llmattributes.budget.remaining")!;

    public void Dispose() => _spans.Dispose();

    [Fact]
    public async Task Run_StepWithAnAttemptOfUnknownCost_StaysSpentAtItsWorst()
    {
        var slow = 0;
        _answer = text => text.StartsWith("Slowly", StringComparison.Ordinal) && slow++ == 0 ? ScriptedReply.Say("late") with { BeforeAnswer = Pause.ForSeconds(5) } : ScriptedReply.Say("x");
        await FailAsync(static (client, token) => client.SlowlyAsync("a", token));
        var left = Left("AllAsync");

        await FailAsync(static (client, token) => client.SlowlyAsync("a", token));

        Assert.InRange(left, 0.001, 0.02 - 0.002);
        Assert.Equal(left, Left("AllAsync"), 12);
        Assert.Equal(2, slow);
    }

    [Fact]
    public async Task Run_StepThatFailsThoughItWasPaid_IsPaidAtEachStart()
    {
        _answer = static _ => ScriptedReply.Say("many");
        for (var start = 1; start <= 3; start++)
        {
            await FailAsync(static async (client, token) => $"{await client.CountAsync("a", token)}");
            Assert.Equal(0.02 - (start * 2 * AnswerUsd), Left("AllAsync"), 12);
        }
    }

    [Fact]
    public async Task Run_SpentAllBefore_SendsNothing()
    {
        _answer = static _ => ScriptedReply.Say("many");
        for (var start = 0; start < 30; start++)
            await FailAsync(static async (client, token) => $"{await client.CountAsync("a", token)}");

        Assert.InRange(_asked.Count * AnswerUsd, 0.01, 0.021);
    }

    [Fact]
    public async Task Run_WithinAnotherThatKeepsNothing_ChargesItOnce()
    {
        // It goes on within the same run, which has paid for its first step.
        await Assert.ThrowsAsync<WorkflowException>(() => Client.TwiceAsync("p1"));
        Assert.Equal(0.02 - AnswerUsd, Left("TwiceAsync"), 12);

        // What an earlier start paid counts, too.
        await Assert.ThrowsAsync<WorkflowException>(() => Client.TwiceAsync("p1"));
        Assert.Equal(0.02 - AnswerUsd, Left("TwiceAsync"), 12);
        Assert.Single(_asked, static text => text == "Say part");
    }

    [Fact]
    public async Task Workflow_WithinARunThatIsStartedAgain_HasSpentItsOwnMoney()
    {
        for (var start = 0; start < 2; start++)
        {
            await Assert.ThrowsAsync<WorkflowException>(() => Client.AroundAsync("r1"));
            Assert.Equal(0.01 - AnswerUsd, Left("WithinAsync"), 12);
        }

        Assert.Single(_asked, static text => text == "Say within");
    }

    [Fact]
    public async Task Run_StepWithTools_IsKeptWithoutRunningThemAgain()
    {
        var rained = 0;
        var rain = AIFunctionFactory.Create(() => ++rained, "rain");
        var model = new CallingModel("rain");
        var client = Create(false, model.AsBuilder().UseFunctionInvocation().Build());
        Task<string> UseAsync(IRestarts own, CancellationToken token) => own.UseAsync("a", rain, token);
        var first = await client.AllAsync(UseAsync, "r1");
        var requests = model.Requests;

        Assert.Equal(first, await client.AllAsync(UseAsync, "r1"));
        Assert.Equal((1, requests), (rained, model.Requests));
    }

    [Fact]
    public async Task Run_AnswerThatWasCutShort_IsKept()
    {
        _answer = static _ => ScriptedReply.Say("half an ans") with { FinishReason = ChatFinishReason.Length };

        await FailAsync(static (client, token) => client.SayAsync("a", token));
        await FailAsync(static (client, token) => client.SayAsync("a", token));

        Assert.Single(_asked, static text => text == "Say a");
    }

    [Fact]
    public async Task Run_StreamedTurns_ArePaidAndRememberedOnce()
    {
        _answer = static text => ScriptedReply.Say(text.StartsWith("Values", StringComparison.Ordinal) ? "[1, 2]" : "hello");
        static async Task<string> TalkAsync(IRestarts client, CancellationToken token) =>
            await IRestarts.JoinAsync(client.ChatAsync("c1", "a", token)) + await IRestarts.JoinAsync(client.ChatAsync("c2", "a", token)) + await IRestarts.JoinAsync(client.ValuesAsync("c1", "b", token));
        await FailAsync(TalkAsync);
        _fails = false;

        Assert.Equal("hellohello12<end>", await Client.AllAsync(TalkAsync, "r1"));

        Assert.Equal(3, _asked.Count(static text => !text.StartsWith("Say", StringComparison.Ordinal)));
        await IRestarts.JoinAsync(Client.ChatAsync("c1", "c"));
        Assert.Equal(["Chat a", "Values b", "Chat c"], _turns);
    }

    [Fact]
    public async Task Run_EnsembleInAConversation_IsAskedAgain()
    {
        for (var start = 0; start < 2; start++)
            await FailAsync(static async (client, token) => (await client.VoteAsync("c1", "a", token)).Value);

        Assert.Equal(4, _asked.Count(static text => text == "Vote a"));
    }

    [Fact]
    public async Task Run_LongDocument_AsksOnlyTheChunksThatHaveNoAnswer()
    {
        const string Document = "a is the first line of four\nb is the second line of four\nc is the third line of four\nd is the last line of four";
        _answer = static text => text.StartsWith("Read c", StringComparison.Ordinal) ? ScriptedReply.Fail(new HttpRequestException("no", null, System.Net.HttpStatusCode.Unauthorized)) : ScriptedReply.Say("x");
        await FailAsync(static (client, token) => client.ReadAsync(Document, token));
        Assert.Equal(["Read a", "Read b", "Read c"], _asked.Select(static text => text[..6]));
        var left = Left("AllAsync");
        _asked.Clear();
        _answer = static _ => ScriptedReply.Say("x");

        await FailAsync(static (client, token) => client.ReadAsync(Document, token));

        Assert.Equal(["Read c", "Read d"], _asked[..2].Select(static text => text[..6]));
        Assert.Equal(0.02 - (2 * AnswerUsd), left, 12);
        Assert.Equal(left - (3 * AnswerUsd), Left("AllAsync"), 12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_SensitiveStep_LeavesTheProcessOnlyWhereItIsTold(bool keeps)
    {
        var client = Create(keeps, Model());
        for (var start = 0; start < 2; start++)
            await Assert.ThrowsAsync<WorkflowException>(() => client.AllAsync(static (own, token) => own.HideAsync("1234", token), "r1"));

        Assert.Equal(keeps ? 1 : 2, _asked.Count(static text => text == "Hide 1234"));
        var records = await _memory.ReadAsync(new("IRestarts.AllAsync", "r1"), default);
        Assert.Equal(keeps, records.Any(static record => Encoding.UTF8.GetString(record.Answer.Span).Contains("1234", StringComparison.Ordinal)));
        Assert.Equal(0.02 - ((keeps ? 1 : 2) * AnswerUsd), Left("AllAsync"), 12);
    }

    [Fact]
    public async Task Run_StoreThatIsCutOff_EndsWhenItsLeaseIsOver()
    {
        var running = StartAsync();
        _store.IsCutOff = true;
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(running.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(1));

        var lost = await Assert.ThrowsAsync<WorkflowBusyException>(() => running);
        Assert.Equal(
            "Run 'r1' of workflow 'IRestarts.AllAsync' was ended, since its lease could not be extended and another process may have the run; see that the store can be reached, and start the run again.",
            lost.Message);
        Assert.True(lost.IsRetryable);
        Assert.IsType<IOException>(lost.InnerException);
    }

    [Fact]
    public async Task Run_StoreThatIsReachedAgainInTime_GoesOn()
    {
        _fails = false;
        var gate = new Gate();
        var running = StartAsync(gate);
        _store.IsCutOff = true;
        _clock.Advance(TimeSpan.FromSeconds(15));
        _store.IsCutOff = false;
        for (var i = 0; i < 10; i++)
            _clock.Advance(TimeSpan.FromSeconds(5));
        gate.Open();

        Assert.Equal("<Say a><end>", await running);
    }

    [Fact]
    public async Task Run_ProcessThatWasStoppedForLong_PaysNoMoreSteps()
    {
        var clock = new StoppedClock();
        var client = IRestarts.Create(LlmRuntime.CreateBuilder().UseTimeProvider(clock).UseChunker(new LineChunker()).UseWorkflowStore(_store).AddModel(Models.Fast, Model()).AddModel(Models.Local, Model()).Build());
        _answer = text =>
        {
            clock.Now += TimeSpan.FromSeconds(31);
            return ScriptedReply.Say(text);
        };

        await Assert.ThrowsAsync<WorkflowBusyException>(() => client.AllAsync(static (own, token) => own.SayAsync("a", token), "r1"));

        Assert.Equal(["Say a"], _asked);
    }

    [Fact]
    public async Task Stream_WhoseDisposalFails_HasFailedAndIsGivenBack()
    {
        var events = new EventList();

        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var item in Client.PassAsync(new Leaky(), "r1", events))
                break;
        });

        Assert.Equal(WorkflowEventKind.Failed, events.Events[^1].Kind);
        Assert.Null(await _memory.AcquireAsync(new("IRestarts.PassAsync", "r1"), "another", _clock.GetUtcNow(), _clock.GetUtcNow().AddSeconds(30), default));
    }

    private async Task FailAsync(Func<IRestarts, CancellationToken, Task<string>> step) =>
        await Assert.ThrowsAsync<WorkflowException>(() => _clock.RunAsync(Client.AllAsync(step, "r1")));

    private Task<string> StartAsync(Gate? gate = null)
    {
        _answer = text => ScriptedReply.Say($"<{text}>") with { BeforeAnswer = text == "Say a" ? Pause.Until(gate ?? new()) : null };
        return Client.AllAsync(static (client, token) => client.SayAsync("a", token), "r1");
    }

    private IRestarts Create(bool keepsSensitive, IChatClient model) => IRestarts.Create(
        LlmRuntime.CreateBuilder().UseTimeProvider(_clock).UseChunker(new LineChunker()).UseWorkflowStore(_store, keepsSensitive: keepsSensitive).AddModel(Models.Fast, model).AddModel(Models.Local, model).Build());

    private ScriptedChatClient Model() => new(
        request =>
        {
            var text = request.UserText;
            lock (_asked)
                _asked.Add(text);
            _turns = [.. request.Messages.Where(static message => message.Role == ChatRole.User).Select(static message => message.Text)];
            if (text == "Say end")
                return _fails ? ScriptedReply.Fail(new HttpRequestException("no", null, System.Net.HttpStatusCode.Unauthorized)) : ScriptedReply.Say("<end>");
            return _answer(text) with { Usage = new() { InputTokenCount = 1000, OutputTokenCount = 100 } };
        },
        "gpt-5-mini",
        _clock);

    /// <summary>A clock whose timers are late.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new NoTimer();
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public ValueTask DisposeAsync() => default;

        public void Dispose()
        {
            // It never fires.
        }
    }

    /// <summary>A stream that cannot be put away.</summary>
    private sealed class Leaky : IAsyncEnumerable<string>, IAsyncEnumerator<string>
    {
        public string Current => "one";

        public IAsyncEnumerator<string> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

        public ValueTask<bool> MoveNextAsync() => new(true);

        public ValueTask DisposeAsync() => throw new IOException("stuck");
    }
}

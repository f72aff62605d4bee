using LlmAttributes.Testing;

namespace LlmAttributes.Behavior.Tests.Typed;

public sealed class LlmStreamTests
{
    private static readonly string s_list = $"[{Scripts.Plain("a", 1)},{Scripts.Plain("b", 2)}]";

    private static ScriptedReply Whole => ScriptedReply.SayInChunks(s_list[..50], s_list[50..]) with { Usage = ScriptedReply.Say("", 1000, 100).Usage };

    private static IStreamed Create(ScriptedChatClient a, ScriptedChatClient? b = null, ScriptedChatClient? c = null) => IStreamed.Create(Scripts.Runtime(a, b, c));

    [Fact]
    public async Task Completion_OfAStreamThatWasRead_HasTheFactsOfTheCall()
    {
        var stream = Create(Scripts.Client(ScriptedReply.Fail(new IOException("down"))), Scripts.Client(Whole)).WithFactsAsync();

        var items = await stream.ToListAsync();
        var result = await stream.Completion;

        Assert.Equal(items, result.Value);
        Assert.Equal((2, Voters.B, s_list, 0.002m), (items.Count, result.Model, result.Response.Text, result.Attempts[1].Cost.Usd));
        Assert.Equal([false, true], result.Attempts.Select(static a => a.IsSuccess));
        Assert.Equal(1000, result.Usage.InputTokens);
        Assert.NotNull(result.FinishReason);
    }

    [Fact]
    public async Task Completion_AfterARepair_HasBothAttempts()
    {
        var stream = Create(Scripts.Client(ScriptedReply.Say("[7]", 10, 1), Whole)).WithFactsAsync();

        Assert.Equal(2, await stream.CountAsync());
        Assert.Equal([LlmErrorKind.InvalidResponse, null], (await stream.Completion).Attempts.Select(static a => a.Error));
    }

    [Fact]
    public async Task Completion_OfDamagedItems_HasTheRepairs()
    {
        var stream = Create(Scripts.Client(ScriptedReply.SayInChunks("Here: [", Scripts.Plain("a", 1).Replace("1}", "\"1\"}", StringComparison.Ordinal), "]"))).WithFactsAsync();

        await stream.CountAsync();

        Assert.Equal(["$: SurroundingText", "$[0].count: TextAsNumber '1' → '1'"], (await stream.Completion).Repairs.Select(static r => r.ToString()));
    }

    [Fact]
    public async Task Completion_OfAStreamThatFails_FailsTheSameWay()
    {
        var stream = Create(Scripts.Client(Scripts.Cut(1, "[" + Scripts.Plain("a", 1), "x"))).WithFactsAsync();

        var e = await Assert.ThrowsAsync<LlmException>(async () => await stream.CountAsync());

        Assert.Same(e, await Assert.ThrowsAsync<LlmException>(() => stream.Completion));
        Assert.Equal(1, e.YieldedItems);
    }

    [Fact]
    public async Task Completion_OfAStreamThatWasLeft_HasWhatCame()
    {
        var stream = Create(Scripts.Client(Whole)).WithFactsAsync();

        await foreach (var plain in stream)
            break;
        var result = await stream.Completion;

        Assert.Equal("a", Assert.Single(result.Value).Text);
        Assert.Null(result.FinishReason);
        Assert.False(result.Cost.IsKnown);
    }

    [Fact]
    public async Task Completion_OfACancelledStream_IsCancelled()
    {
        using var source = new CancellationTokenSource();
        var stream = Create(Scripts.Client(Whole with { BetweenChunks = Pause.Until(new Gate()) })).WithFactsAsync(cancellationToken: source.Token);
        await using var reader = stream.GetAsyncEnumerator();

        var first = reader.MoveNextAsync();
        await source.CancelAsync();
        if (!first.IsCompletedSuccessfully)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await first);
        else
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reader.MoveNextAsync());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stream.Completion);
    }

    [Fact]
    public async Task Stream_ReadASecondTime_IsRefused()
    {
        var stream = Create(Scripts.Client(Whole)).WithFactsAsync();
        await stream.CountAsync();

        var e = Assert.Throws<InvalidOperationException>(() => stream.GetAsyncEnumerator());

        Assert.Equal("The stream of 'IStreamed.WithFactsAsync' was read before, and a stream can be read once; call the method again, or keep what it yields.", e.Message);
    }

    [Fact]
    public async Task Stream_NotRead_SendsNothing()
    {
        var client = Scripts.Client(Whole);

        var stream = Create(client).WithFactsAsync();
        await Task.Yield();

        Assert.Empty(client.Requests);
        Assert.False(stream.Completion.IsCompleted);
    }

    [Fact]
    public async Task Stream_OfText_YieldsThePiecesAndKeepsTheWhole()
    {
        var stream = Create(Scripts.Client(ScriptedReply.SayInChunks("one ", "", "two"))).TextAsync();

        Assert.Equal(["one ", "two"], await stream.ToListAsync());
        Assert.Equal("one two", (await stream.Completion).Response.Text);
    }

    [Fact]
    public async Task Stream_LastResort_AnswersWithFactsOfItsOwn()
    {
        var stream = Create(Scripts.Client(ScriptedReply.Fail(new IOException("down"))), Scripts.Client(ScriptedReply.Fail(new IOException("down"))), Scripts.Client(ScriptedReply.Say("[1,2]"))).LastResortAsync();

        Assert.Equal([1, 2], await stream.ToListAsync());
        Assert.Equal(Voters.C, (await stream.Completion).Model);
    }

    [Fact]
    public async Task Completion_NobodyAskedFor_ThrowsNothingLater()
    {
        var told = 0;
        void Count(object? sender, UnobservedTaskExceptionEventArgs e) => Interlocked.Add(ref told, e.Exception.InnerException is LlmException ? 1 : 0);
        TaskScheduler.UnobservedTaskException += Count;
        try
        {
            await LeaveAsync();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Count;
        }

        Assert.Equal(0, told);

        static async Task LeaveAsync() =>
            await Assert.ThrowsAsync<LlmException>(async () => await Create(Scripts.Client(ScriptedReply.Say("nothing"))).WithFactsAsync(new() { Model = Voters.A }).CountAsync());
    }
}

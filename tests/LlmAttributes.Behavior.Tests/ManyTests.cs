using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Behavior.Tests;

public class ManyTests
{
    private static readonly string[] s_items = ["a", "b", "c", "d"];

    private readonly FakeTimeProvider _clock = new();
    private readonly ScriptedChatClient _client;
    private readonly LlmRuntime _runtime;
    private Func<ScriptedRequest, ScriptedReply> _answer = static request => ScriptedReply.Say(request.UserText, 1_000, 100);
    private int _read;

    public ManyTests()
    {
        _client = new(request => _answer(request), "gpt-5-mini", _clock);
        _runtime = LlmRuntime.CreateBuilder().UseTimeProvider(_clock).AddModel(Models.Fast, _client).Build();
        Bulk = IBulk.Create(_runtime);
    }

    private IBulk Bulk { get; }

    [Fact]
    public async Task Items_OneFails_TheOthersHaveTheirResults()
    {
        _answer = static request => request.UserText == "Sort b." ? Desk.Refuse(400) : ScriptedReply.Say(request.UserText);

        var outcomes = await Bulk.SortManyAsync(s_items).OrderBy(static outcome => outcome.Index).ToListAsync();

        Assert.Equal(s_items, outcomes.Select(static outcome => outcome.Item));
        Assert.Equal([ManyState.Succeeded, ManyState.Failed, ManyState.Succeeded, ManyState.Succeeded], outcomes.Select(static outcome => outcome.State));
        Assert.Equal("Sort c.", outcomes[2].Result!.Value);
        Assert.Equal(LlmErrorKind.BadRequest, Assert.IsType<LlmException>(outcomes[1].Error).Kind);
    }

    [Fact]
    public async Task Source_OfAStream_IsNotReadAheadOfTheFreePlaces()
    {
        var gate = new Gate();
        _answer = request => ScriptedReply.Say(request.UserText) with { BeforeAnswer = Pause.Until(gate) };
        await using var outcomes = Bulk.SortManyAsync(Read()).GetAsyncEnumerator();

        var first = outcomes.MoveNextAsync();

        Assert.Equal((2, 2, false), (_read, _client.Requests.Count, first.IsCompleted));
        gate.Open();
        Assert.True(await first);
        Assert.InRange(_read, 2, 3);
    }

    [Fact]
    public async Task InOrder_FirstIsLast_OutcomesComeInTheOrderOfTheItems()
    {
        _answer = static request => ScriptedReply.Say(request.UserText) with { BeforeAnswer = Pause.ForSeconds(request.UserText.Contains(" a ", StringComparison.Ordinal) ? 9 : 1) };

        var ordered = await _clock.RunAsync(Bulk.RateManyAsync(s_items.Select(static item => (item, "all"))).ToListAsync().AsTask());
        var loose = await _clock.RunAsync(Bulk.RateManyAsync(s_items.Select(static item => (item, "all")), new() { InOrder = false }).ToListAsync().AsTask());

        Assert.Equal([0, 1, 2, 3], ordered.Select(static outcome => outcome.Index));
        Assert.Equal((("a", "all"), "Rate a for all."), (ordered[0].Item, ordered[0].Result));
        Assert.Equal(0, loose[^1].Index);
    }

    [Fact]
    public async Task StopOnFailure_FirstFails_TheRestDoesNotBegin()
    {
        _answer = static _ => Desk.Refuse(400);

        var outcomes = await Bulk.SortManyAsync(s_items, new() { StopOnFailure = true, MaxConcurrency = 1 }).ToListAsync();

        Assert.Equal([ManyState.Failed, ManyState.NotStarted, ManyState.NotStarted, ManyState.NotStarted], outcomes.Select(static outcome => outcome.State));
        Assert.Contains("item 0 failed", outcomes[3].Error!.Message, StringComparison.Ordinal);
        Assert.Single(_client.Requests);
    }

    [Fact]
    public async Task Budget_UsedUp_TheRestDoesNotBegin()
    {
        var outcomes = await Bulk.SpendManyAsync(s_items).ToListAsync();

        Assert.Equal([ManyState.Succeeded, ManyState.Succeeded, ManyState.NotStarted, ManyState.NotStarted], outcomes.Select(static outcome => outcome.State));
        Assert.Equal(LlmErrorKind.Budget, Assert.IsType<LlmException>(outcomes[2].Error).Kind);
        Assert.Equal(2, _client.Requests.Count);
    }

    [Fact]
    public async Task Timeout_IsUp_WhatRunsIsCancelledAndTheRestDoesNotBegin()
    {
        _answer = static request => ScriptedReply.Say(request.UserText) with { BeforeAnswer = Pause.ForSeconds(100) };

        var outcomes = await _clock.RunAsync(Bulk.SpendManyAsync(s_items, new() { TimeProvider = _clock }).ToListAsync().AsTask());

        Assert.Equal([ManyState.Cancelled, ManyState.NotStarted, ManyState.NotStarted, ManyState.NotStarted], outcomes.Select(static outcome => outcome.State));
        Assert.All(outcomes, static outcome => Assert.Equal(LlmErrorKind.Timeout, Assert.IsType<LlmException>(outcome.Error).Kind));
    }

    [Fact]
    public async Task Progress_OfEachItem_CountsTokensMoneyAndTheBatchPrice()
    {
        var told = new MessageList<ManyProgress>();

        await Bulk.SortManyAsync(s_items, new() { Progress = told }).ToListAsync();

        var last = told.All[^1];
        Assert.Equal((4, 4, 0, 0, 4), (told.All.Count, last.Done, last.Failed, last.InFlight, last.Total));
        Assert.Equal((new TokenUsage(4_000, 400), 0.0018m, 0.0009m), (last.Usage, last.Cost.Usd, last.BatchCost.Usd));
        Assert.Equal(TimeSpan.Zero, last.Remaining);
    }

    [Fact]
    public async Task Caller_Cancels_TheRunEndsAndSaysSo()
    {
        var gate = new Gate();
        _answer = request => ScriptedReply.Say(request.UserText) with { BeforeAnswer = Pause.Until(gate) };
        using var stop = new CancellationTokenSource();
        var running = Bulk.SortManyAsync(Read(), cancellationToken: stop.Token).ToListAsync().AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(2, _client.Requests.Count);
    }

    [Fact]
    public async Task Items_ThatAreEqual_ShareOneRequestOfTheCache()
    {
        var gate = new Gate();
        _answer = request => ScriptedReply.Say(request.UserText) with { BeforeAnswer = Pause.Until(gate) };
        var running = Bulk.KeepManyAsync(["a", "a", "a"]).ToListAsync().AsTask();
        gate.Open();

        Assert.Equal(["Keep a.", "Keep a.", "Keep a."], (await running).Select(static outcome => outcome.Result));
        Assert.Single(_client.Requests);
    }

    [Fact]
    public async Task Trace_OfARun_IsOneSpanAroundThoseOfItsCalls()
    {
        using var spans = new SpanList();

        await Bulk.SortManyAsync(["a", "b"]).ToListAsync();

        var run = Assert.Single(spans.Spans, static span => span.DisplayName == "IBulk.SortManyAsync");
        Assert.Equal(2, spans.Spans.Count(span => span.DisplayName == "IBulk.SortAsync" && span.ParentSpanId == run.SpanId));
    }

    [Fact]
    public async Task Implementation_ByHand_HasTheMethodToo()
    {
        IBulk bulk = new HandWritten();

        Assert.Equal(["A", "B"], (await bulk.KeepManyAsync(["a", "b"]).OrderBy(static outcome => outcome.Index).ToListAsync()).Select(static outcome => outcome.Result));
    }

    [Fact]
    public void Options_OutOfRange_AreNamed() =>
        Assert.Contains("MaxConcurrency", Assert.Throws<ArgumentOutOfRangeException>(() => Bulk.SortManyAsync(s_items, new() { MaxConcurrency = 0 })).Message, StringComparison.Ordinal);

    private async IAsyncEnumerable<string> Read()
    {
        foreach (var item in s_items)
        {
            _read++;
            yield return item;
        }

        await Task.CompletedTask;
    }

    [Fact]
    public async Task Progress_ThatThrows_CostsNoOutcomeAndIsNamedInTheSpan()
    {
        using var spans = new SpanList();

        var outcomes = await Bulk.SortManyAsync(s_items, new() { Progress = new Broken<ManyProgress>() }).ToListAsync();

        Assert.Equal([true, true, true, true], outcomes.Select(static outcome => outcome.IsSuccess));
        var run = spans.Spans.Single(static span => span.DisplayName == "IBulk.SortManyAsync");
        Assert.Equal([("exception", "System.InvalidOperationException")], run.Events.Select(static e => (e.Name, (string?)e.Tags.Single().Value)).Distinct());
    }

    private sealed class Broken<T> : IProgress<T>
    {
        public void Report(T value) => throw new InvalidOperationException("secret");
    }

    private sealed class MessageList<T> : IProgress<T>
    {
        public List<T> All { get; } = [];

        public void Report(T value) => All.Add(value);
    }

    private sealed class HandWritten : IBulk
    {
        public Task<LlmResult<string>> SortAsync(string text, LlmCallOptions? options, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<string> RateAsync(string text, string reader, CancellationToken cancellationToken) => new(text);

        public Task<string> KeepAsync(string text, CancellationToken cancellationToken) => Task.FromResult(text.ToUpperInvariant());

        public Task<LlmResult<string>> SpendAsync(string text, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}

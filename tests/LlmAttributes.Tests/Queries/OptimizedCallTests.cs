using System.Diagnostics;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Queries;

public sealed class OptimizedCallTests
{
    private const string Query = "Name several rivers in Peru.";
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a", Optimize = new() };
    private static readonly ChatMessage[] s_messages = [new(ChatRole.User, Query)];

    [Fact]
    public async Task AskAsync_UnclearQuery_IsSentClearer()
    {
        var (harness, sent) = Harness();

        await harness.Bind(s_plan).AskAsync(s_messages, default);

        Assert.StartsWith(Query + "\n\nNotes", Assert.Single(sent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AskAsync_NotDeclared_IsSentAsItIs()
    {
        var (harness, sent) = Harness();

        await harness.Bind(s_plan with { Optimize = null }).AskAsync(s_messages, default);

        Assert.Equal([Query], sent);
    }

    [Fact]
    public async Task AskAsync_SystemMessageSaysTheLength_IsNotAskedAgain()
    {
        var (harness, sent) = Harness();

        await harness.Bind(s_plan).AskAsync([new(ChatRole.System, "Answer in at most 50 words."), new(ChatRole.User, "Write an essay about whales for students.")], default);

        Assert.Equal(["Write an essay about whales for students."], sent);
    }

    [Fact]
    public async Task AskStream_UnclearQuery_IsSentClearer()
    {
        var (harness, sent) = Harness();

        await foreach (var _ in harness.BindStream(s_plan).Texts(s_messages, null, null, default))
        {
        }

        Assert.Contains("three to five", Assert.Single(sent), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AskStream_UnclearQuery_CompletionTellsWhatWasDone(bool isEnsemble)
    {
        var (harness, _) = Harness();
        var plan = isEnsemble ? s_plan with { Model = null, Ensemble = new(MergeStrategy.MajorityVote, ["a", "b"]) } : s_plan;
        var stream = Contracts.Create(harness.Runtime, binder => binder.BindStream(plan, Answers.Pieces)).Stream(s_messages, null, null, default, default);

        await foreach (var _ in stream)
        {
        }

        Assert.True((await stream.Completion).Query?.IsChanged);
    }

    [Fact]
    public async Task AskEnsemble_UnclearQuery_IsTheSameForAllMembers()
    {
        var (harness, sent) = Harness();

        var response = await harness.Bind(s_plan with { Model = null, Ensemble = new(MergeStrategy.MajorityVote, ["a", "b"]) }).AskEnsembleAsync(s_messages, default);

        Assert.Equal(2, sent.Count(static text => text.Contains("three to five", StringComparison.Ordinal)));
        Assert.Equal(QueryStrategies.Clarify, response.Query!.Strategies);
    }

    [Fact]
    public async Task AskAsync_ScoredAnswer_IsAnOutcome()
    {
        var (harness, _) = Harness();

        await harness.Bind(s_plan with { Quality = new() }).AskAsync(s_messages, default);

        Assert.Equal(1, harness.Runtime.Queries.HistoryCount);
    }

    [Fact]
    public async Task FeedbackAsync_ResultOfAnOptimizedCall_IsAnOutcome()
    {
        var (harness, _) = Harness();
        var result = await harness.Bind(s_plan).AskResultAsync(s_messages, default);

        Assert.True(await harness.Runtime.Quality.FeedbackAsync(result.ResultId!, 0.9));

        Assert.Equal(1, harness.Runtime.Queries.HistoryCount);
        Assert.Equal(Query, result.Query!.Original);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FeedbackAsync_PrivateQuery_KeepsNoText(bool isPrivate)
    {
        var store = new MemoryQueryHistoryStore();
        var (harness, _) = Harness();
        harness.Configure(b => b.UseQueryHistoryStore(store));
        var result = await harness.Bind(s_plan with { Optimize = new() { IsPrivate = isPrivate } }).AskResultAsync(s_messages, default);
        await harness.Runtime.Quality.FeedbackAsync(result.ResultId!, 1);
        await harness.Runtime.DisposeAsync();

        var entry = Assert.Single(await store.ReadAsync(10, default));

        Assert.Equal(isPrivate, entry.Query is null && entry.Answer is null);
    }

    [Fact]
    public async Task FeedbackAsync_OtherTenant_IsAnotherPartition()
    {
        var store = new MemoryQueryHistoryStore();
        var (harness, _) = Harness();
        harness.Configure(b => b.UseQueryHistoryStore(store));
        var call = harness.Bind(s_plan);
        foreach (var tenant in new[] { "acme", "beta" })
        {
            var result = await call.AskResultAsync(s_messages, null, new LlmCallOptions { Tenant = tenant }, default);
            await harness.Runtime.Quality.FeedbackAsync(result.ResultId!, 1);
        }

        await harness.Runtime.DisposeAsync();

        Assert.Equal(["IDesk.AskAsync\nacme", "IDesk.AskAsync\nbeta"], (await store.ReadAsync(10, default)).Select(static entry => entry.Partition));
    }

    [Fact]
    public async Task AskAsync_Rewriter_IsAskedForUnclearQueriesAlone()
    {
        var (harness, sent) = Harness("List the five longest rivers of Peru.");
        var call = harness.Bind(s_plan with { Optimize = new() { Rewriter = "b" } });

        await call.AskAsync(s_messages, default);
        await call.AskAsync([new(ChatRole.User, "What is the capital of Peru?")], default);

        Assert.Equal(3, sent.Count);
        Assert.Equal(Query, sent[0]);
        Assert.StartsWith("List the five longest rivers of Peru.", sent[1], StringComparison.Ordinal);
        Assert.Equal("What is the capital of Peru?", sent[2]);
    }

    [Fact]
    public async Task AskAsync_FailingRewriter_DoesNotFailTheCall()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("x")).Model("b", Failures.Status(400));

        Assert.Equal("x", await harness.Bind(s_plan with { Optimize = new() { Rewriter = "b" } }).AskAsync(s_messages, default));
        Assert.Equal(1, harness.Runtime.Errors.Rate(ErrorWindow.Total, LlmComponents.QueryOptimizer).Failures);
    }

    [Fact]
    public async Task AskAsync_Traced_SpanHasTheStrategiesWithoutTheWords()
    {
        using var recorder = new ActivityListener { ShouldListenTo = static source => source.Name == "LlmAttributes", Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        List<Activity> spans = [];
        recorder.ActivityStopped = activity =>
        {
            if ((string?)activity.GetTagItem("llmattributes.client") == "IRivers")
                spans.Add(activity);
        };
        ActivitySource.AddActivityListener(recorder);
        var (harness, _) = Harness();

        await harness.Bind(new CallPlan("IRivers") { Call = "AskAsync", Model = "a", Optimize = new(), Trace = true }).AskAsync(s_messages, default);

        var span = Assert.Single(spans, static s => s.GetTagItem("llmattributes.query.strategies") is not null);
        Assert.Equal("Clarify", span.GetTagItem("llmattributes.query.strategies"));
        Assert.DoesNotContain(span.TagObjects, static tag => tag.Value is string text && text.Contains("Peru", StringComparison.Ordinal));
    }

    private static (CallHarness Harness, List<string> Sent) Harness(string answer = "The Amazon.")
    {
        List<string> sent = [];
        ScriptedReply Answer(ScriptedRequest request)
        {
            lock (sent)
                sent.Add(request.Messages[^1].Text);
            return ScriptedReply.Say(answer);
        }

        return (new CallHarness().Model("a", null, Answer).Model("b", null, Answer), sent);
    }
}

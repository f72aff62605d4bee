using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Tokens;

/// <summary>Where calls count, and what they learn.</summary>
public class CountedCallTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a" };

    private static CallPlan Budgeted(decimal usd) => s_plan with { Budget = new() { PerCallUsd = usd }, Options = new() { MaxOutputTokens = 1 } };

    private static CallHarness Counted(FixedCounter counter, ModelFacts? facts = null) =>
        new CallHarness().Configure(b => b.CountTokensWith(counter)).Model("a", facts ?? Priced.At(1, 1), ScriptedReply.Say("x", 500, 1));

    [Theory]
    [InlineData(998, true)]
    [InlineData(1_000, false)]
    public async Task Ask_Budget_ReservesTheUpperBound(long bound, bool isSent)
    {
        var harness = Counted(new(new(10, bound, false)));

        var failure = await Record.ExceptionAsync(() => harness.AskAsync(Budgeted(0.001m)));

        Assert.Equal(isSent ? 1 : 0, harness.Asked.Count);
        Assert.Equal(isSent, failure is null);
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public async Task Explain_ContextWindow_HoldsTheUpperBoundAgainstIt(long bound, bool isCandidate)
    {
        var harness = Counted(new(new(10, bound, false)), new() { ContextWindow = 100 });
        var plan = s_plan with { Route = new(RouteStrategy.Cost, ["a"]), Options = new() { MaxOutputTokens = 10 } };

        var decision = await harness.Bind(plan).ExplainAsync([new(ChatRole.User, new string('x', 200))], null, null, default, default);

        Assert.Equal(isCandidate ? [] : ["'a': context window 100 is below the 101 tokens of input, counted upwards, and largest output"], decision.Filtered.Select(f => f.ToString()));
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public async Task Explain_MonthlyBudget_HoldsTheUpperBoundAgainstIt(long bound, bool isCandidate)
    {
        var harness = Counted(new(new(10, bound, false)), Priced.At(1_000_000, 0));
        var plan = s_plan with { Route = new(RouteStrategy.Cost, ["a"]), Budget = new() { Limits = [new("contract:IDesk", BudgetPeriod.Month, 20)] } };

        Assert.Equal(isCandidate ? "a" : null, (await harness.Bind(plan).ExplainAsync(CallHarness.Messages, null, null, default, default)).Chosen);
    }

    [Fact]
    public async Task Ask_Budget_TeachesTheCounterOnce()
    {
        var counter = new FixedCounter(new(10, 20, false));

        await Counted(counter).AskAsync(Budgeted(0.01m));

        Assert.Equal(1, counter.Counts);
        Assert.Equal([500], counter.Reports);
    }

    [Fact]
    public async Task Ask_BudgetAndLimit_CountOnce()
    {
        var counter = new FixedCounter(new(10, 20, false));

        await Counted(counter, Priced.At(1, 1) with { TokensPerMinute = 100_000 }).AskAsync(Budgeted(0.01m));

        Assert.Equal(1, counter.Counts);
    }

    [Fact]
    public async Task Ask_NobodyCounts_NothingIsLearned()
    {
        var counter = new FixedCounter(new(10, 20, false));

        await Counted(counter).AskAsync(s_plan with { CircuitBreaker = true });

        Assert.Equal((0, 0, 0), (counter.Made, counter.Counts, counter.Reports.Count));
    }

    [Fact]
    public async Task Ask_RouteHasCounted_TeachesTheCounter()
    {
        var counter = new FixedCounter(new(10, 20, false));
        var harness = Counted(counter).Model("b", Priced.At(1, 1), ScriptedReply.Say("x", 700, 1));
        var plan = CallHarness.Plan with { Route = new(RouteStrategy.InputLength, ["b"]) { Bands = [new(12, ["a"])] } };

        await harness.AskAsync(plan);

        Assert.Equal(["a"], harness.Asked);
        Assert.Equal(1, counter.Counts);
        Assert.Equal([500], counter.Reports);
    }

    [Fact]
    public async Task Stream_Budget_TeachesTheCounterAtItsEnd()
    {
        var counter = new FixedCounter(new(10, 20, false));

        await foreach (var _ in Counted(counter).BindStream(Budgeted(0.01m)).Texts(CallHarness.Messages, null, null, default))
        {
        }

        Assert.Equal([500], counter.Reports);
    }

    [Fact]
    public async Task Ask_ExactCountIsContradicted_IsLoggedOnce()
    {
        var log = new ListLogger();
        var harness = Counted(new(TokenCount.Exact(10))).Configure(b => b.UseLogger(log));

        await harness.AskAsync(Budgeted(0.01m));
        await harness.AskAsync(Budgeted(0.01m));

        Assert.Single(log.Lines, e => e.Id == 1020);
    }

    [Fact]
    public void GetTokenCounter_SeveralProviders_TheFirstThatKnowsIsTaken()
    {
        var (unaware, aware) = (new FixedCounter(null), new FixedCounter(new(1, 2, false)));
        var harness = new CallHarness().Configure(b => b.CountTokensWith(unaware).CountTokensWith(aware)).Model("a", Priced.At(1, 1) with { ModelId = "m" });

        Assert.Same(aware, harness.Runtime.GetTokenCounter("a"));
        Assert.Equal("m", aware.Asked!.ModelId);
    }

    [Fact]
    public void GetTokenCounter_NobodyKnows_IsTheEstimatorOfTheModel()
    {
        var harness = new CallHarness().Model("a", new ModelFacts()).Model("b", new ModelFacts());

        Assert.IsType<TokenEstimator>(harness.Runtime.GetTokenCounter("a"));
        Assert.Same(harness.Runtime.GetTokenCounter("a"), harness.Runtime.GetTokenCounter("a"));
        Assert.NotSame(harness.Runtime.GetTokenCounter("a"), harness.Runtime.GetTokenCounter("b"));
    }

    [Fact]
    public void GetTokenCounter_RuntimeOfAHost_UsesTheHostsProviders()
    {
        var counter = new FixedCounter(new(1, 2, false));
        using var host = LlmRuntime.CreateBuilder().CountTokensWith(counter).Build();
        using var runtime = LlmRuntime.CreateBuilder(host).AddModel("a", new ScriptedChatClient(_ => ScriptedReply.Say("x")), new()).Build();

        Assert.Same(counter, runtime.GetTokenCounter("a"));
    }

    [Fact]
    public void GetTokenCounter_ModelNobodyKnows_SaysWhatToDo()
    {
        var e = Assert.Throws<InvalidOperationException>(() => new CallHarness().Runtime.GetTokenCounter("nobody"));

        Assert.Equal("Model 'nobody' is not known to the runtime; create a client that asks it first, or give its facts to 'LlmRuntimeBuilder.AddModel'.", e.Message);
    }

    private sealed class FixedCounter(TokenCount? count) : ITokenCounter, ITokenCounterProvider
    {
        public int Made { get; private set; }

        public int Counts { get; private set; }

        public List<long> Reports { get; } = [];

        public ModelFacts? Asked { get; private set; }

        public ITokenCounter? CounterFor(ModelFacts facts)
        {
            Made++;
            Asked = facts;
            return count is null ? null : this;
        }

        public TokenCount Count(ReadOnlySpan<char> text) => count!.Value;

        public TokenCount Count(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
        {
            Counts++;
            return count!.Value;
        }

        public void Learn(IReadOnlyList<ChatMessage> messages, ChatOptions? options, TokenCount counted, long reported) => Reports.Add(reported);
    }
}

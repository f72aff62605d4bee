using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Ensembles;

public class CascadeRuleTests
{
    private static readonly EnsemblePlan s_cascade = new(MergeStrategy.Cascade, ["a", "b", "c"]) { Rule = new(typeof(Rule), null) };

    private readonly CallHarness _harness = new CallHarness().Model("a", ScriptedReply.Say("one")).Model("b", ScriptedReply.Say("two")).Model("c", ScriptedReply.Say("three"));

    private BoundCall<string> Bind(Rule rule, EnsemblePlan? plan = null) =>
        _harness.Configure(b => b.AddCascadeRule(rule)).Bind(CallHarness.Plan with { Ensemble = plan ?? s_cascade });

    private Task<EnsembleResponse<string>> AskAsync(Rule rule, EnsemblePlan? plan = null) => _harness.RunAsync(Bind(rule, plan).AskEnsembleAsync(CallHarness.Messages, default));

    [Fact]
    public async Task Ask_RuleAccepts_TheLatestAnswerIsTaken()
    {
        var response = await AskAsync(new(static ballot => ballot.Replies[1].Answer == "two"));

        Assert.Equal(("two", MergeStrategy.Cascade, 1), (response.Value, response.Strategy, response.Metrics.SavedCalls));
        Assert.Equal(["a", "b"], _harness.Asked);
    }

    [Fact]
    public async Task Ask_RuleAcceptsNothing_IsAskedOnceAfterEachAnswerButTheLast()
    {
        Rule rule = new(static _ => false);

        Assert.Equal("three", (await AskAsync(rule)).Value);
        Assert.Equal([1, 2], rule.Voters);
    }

    [Fact]
    public async Task Ask_AcceptedByConfidenceOrAgreement_TheRuleIsNotAsked()
    {
        Rule rule = new(static _ => false);
        await AskAsync(rule, s_cascade with { ConfidenceTarget = 0.1 });
        var agreed = new CallHarness().Model("a", ScriptedReply.Say("x")).Model("b", ScriptedReply.Say("x")).Model("c", ScriptedReply.Say("y")).Configure(b => b.AddCascadeRule(rule));

        await agreed.RunAsync(agreed.Bind(CallHarness.Plan with { Ensemble = s_cascade }).AskAsync(CallHarness.Messages, default));

        Assert.Equal([1], rule.Voters);
        Assert.Equal(["a", "b"], agreed.Asked);
    }

    [Fact]
    public async Task Ask_RuleLooksAtQuality_AnswersAreScored() =>
        Assert.Equal("one", (await AskAsync(new(static ballot => ballot.Replies[0].Quality is >= 0 and <= 1))).Value);

    [Fact]
    public async Task Ask_MemberFailed_TheRuleSeesIt()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500)).Model("b", ScriptedReply.Say("two")).Model("c", ScriptedReply.Say("three"))
            .Configure(static b => b.AddCascadeRule(new Rule(static ballot => ballot.Replies[0].State == ReplyState.Failed)));

        Assert.Equal("two", await harness.RunAsync(harness.Bind(CallHarness.Plan with { Ensemble = s_cascade }).AskAsync(CallHarness.Messages, default)));
    }

    [Fact]
    public async Task Ask_RuleThrows_EndsTheCallAndBooksWhatWasAsked()
    {
        var e = await Assert.ThrowsAsync<FormatException>(() => AskAsync(new(static _ => throw new FormatException("no rule"))));

        Assert.Equal("no rule", e.Message);
        Assert.Equal(["a"], _harness.Asked);
        Assert.Equal(1, Assert.Single(_harness.Runtime.Costs.Snapshot().Entries).Attempts);
    }

    [Fact]
    public async Task Ask_CallerCancelsWhileTheRuleDecides_AsksNoFurther()
    {
        using var caller = new CancellationTokenSource();
        Rule rule = new(_ =>
        {
            caller.Cancel();
            return false;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _harness.RunAsync(Bind(rule).AskAsync(CallHarness.Messages, caller.Token)));

        Assert.Equal(["a"], _harness.Asked);
    }

    [Fact]
    public async Task Stream_RuleAccepts_AsksNoFurther()
    {
        _harness.Configure(static b => b.AddCascadeRule(new Rule(static ballot => ballot.Replies[0].Answer == "one")));

        Assert.Equal(["one"], await _harness.RunAsync(ListAsync(_harness.BindStream(CallHarness.Plan with { Ensemble = s_cascade }).Texts(CallHarness.Messages, null, null, default))));
        Assert.Equal(["a"], _harness.Asked);
    }

    [Fact]
    public async Task Stream_RuleThrows_Surfaces()
    {
        _harness.Configure(static b => b.AddCascadeRule(new Rule(static _ => throw new FormatException("no rule"))));

        await Assert.ThrowsAsync<FormatException>(() => _harness.RunAsync(ListAsync(_harness.BindStream(CallHarness.Plan with { Ensemble = s_cascade }).Texts(CallHarness.Messages, null, null, default))));
        Assert.Equal(["a"], _harness.Asked);
    }

    [Fact]
    public async Task Bind_RuleThatNobodyHas_IsMade()
    {
        var bound = _harness.Bind(CallHarness.Plan with { Ensemble = s_cascade with { Rule = new(typeof(Rule), static () => new Rule(static _ => true)) } });

        Assert.Equal("one", await _harness.RunAsync(bound.AskAsync(CallHarness.Messages, default)));
    }

    [Fact]
    public void Bind_NoRuleOfTheType_IsAFault()
    {
        var e = Assert.Throws<LlmConfigurationException>(() => _harness.Bind(CallHarness.Plan with { Ensemble = s_cascade }));

        Assert.Contains("accepts by 'Rule', which the runtime does not have as a cascade rule of 'String'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_SecondOfItsType_IsRefused() =>
        Assert.Equal("rule", Assert.Throws<ArgumentException>(static () => LlmRuntime.CreateBuilder().AddCascadeRule(new Rule(static _ => true)).AddCascadeRule(new Rule(static _ => true))).ParamName);

    private static async Task<List<string>> ListAsync(IAsyncEnumerable<string> texts)
    {
        List<string> pieces = [];
        await foreach (var text in texts)
            pieces.Add(text);
        return pieces;
    }

    private sealed class Rule(Func<EnsembleBallot<string>, bool> accepts) : ICascadeRule<string>
    {
        public List<int> Voters { get; } = [];

        public bool Accepts(EnsembleBallot<string> ballot)
        {
            Voters.Add(ballot.Voters);
            return accepts(ballot);
        }
    }
}

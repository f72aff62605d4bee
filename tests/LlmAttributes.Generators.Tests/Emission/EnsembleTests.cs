namespace LlmAttributes.Generators.Tests;

public sealed class EnsembleTests
{
    private const string Plan = "Ensemble = new(global::LlmAttributes.MergeStrategy.";

    [Theory]
    [InlineData("""Ensemble(MergeStrategy.WeightedConsensus, "a", "b")""", """WeightedConsensus, new string[] { "a", "b" }),""")]
    [InlineData("""Ensemble(MergeStrategy.MajorityVote, "a", Samples = 5, MaxConcurrency = 2)""", """MajorityVote, new string[] { "a" }) { MaxConcurrency = 2, Samples = 5 },""")]
    [InlineData("""Ensemble(MergeStrategy.MajorityVote, "a", "b", MinScore = 0.5, TieBreak = TieBreak.Fastest)""", """{ MinScore = 0.5d, TieBreak = global::LlmAttributes.TieBreak.Fastest },""")]
    [InlineData("""Ensemble(MergeStrategy.MajorityVote, "a", "b", EarlyStop = EarlyStop.Confidence, ConfidenceTarget = 0.8)""", """{ EarlyStop = global::LlmAttributes.EarlyStop.Confidence, ConfidenceTarget = 0.8d },""")]
    [InlineData("""Ensemble(MergeStrategy.MajorityVote, "a", "b", OnMemberFailure = OnMemberFailure.Fail)""", """{ OnMemberFailure = global::LlmAttributes.OnMemberFailure.Fail },""")]
    [InlineData("""Cascade("a", "b")""", """Cascade, new string[] { "a", "b" }),""")]
    [InlineData("""Cascade("a", "b", AcceptAt = 0.7, AcceptAgreement = false, AcceptQualityAt = 0.6)""", """{ ConfidenceTarget = 0.7d, IgnoreAgreement = true, AcceptQualityAt = 0.6d },""")]
    [InlineData("""Cascade<Rule>("a", "b", AcceptAt = 1)""", """Cascade, new string[] { "a", "b" }) { ConfidenceTarget = 1d, Rule = new(typeof(global::Shop.Rule), static () => new global::Shop.Rule()) },""")]
    [InlineData("""Cascade<ICascadeRule<string>>("a", "b")""", "Rule = new(typeof(global::LlmAttributes.ICascadeRule<string>), null) },")]
    [InlineData("""Ensemble<Own>("a", "b")""", """Own, new string[] { "a", "b" }) { Own = new(typeof(global::Shop.Own), static () => new global::Shop.Own()) },""")]
    [InlineData("""Ensemble<CascadeStrategy<string>>("a", "b")""", "Own = new(typeof(global::LlmAttributes.CascadeStrategy<string>), null) },")]
    public void Ensemble_Declared_IsThePlan(string attribute, string expected)
    {
        var text = Emit($"[Prompt(\"x\"), {attribute}] Task<EnsembleResponse<string>> AskAsync();");

        Assert.Contains(Plan, text, StringComparison.Ordinal);
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_WithDetails_AreListed()
    {
        var text = Emit("""
            [Prompt("x"), Ensemble(MergeStrategy.WeightedConsensus, "a", "b")]
            [EnsembleMember("a", Weight = 2), EnsembleMember("b", Temperature = 0.5, Seed = 3, Instructions = "Doubt.")]
            Task<string> AskAsync();
            """);

        Assert.Contains(
            """Details = new global::LlmAttributes.Runtime.EnsembleMemberPlan[] { new("a") { Weight = 2d }, new("b") { Instructions = "Doubt.", Options = new() { Temperature = 0.5f, Seed = 3 } } }""",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Members_WithVariants_AreRenderedBesideThePrompt()
    {
        var text = Emit("""
            [Prompt("x {a}"), PromptVariant("short", "y {a}"), PromptVariant("other", "z", Weight = 20)]
            [Ensemble(MergeStrategy.MajorityVote, "a", "b", "c"), EnsembleMember("b", PromptVariant = "short")]
            Task<string> AskAsync(string a);
            """);

        Assert.Contains("""Details = new global::LlmAttributes.Runtime.EnsembleMemberPlan[] { new("b") { PromptVariant = "short" } }""", text, StringComparison.Ordinal);
        Assert.Matches("""MemberVariants = new global::LlmAttributes\.Runtime\.MemberVariantPlan\[\] \{ new\("short", "[0-9a-f]+", 0\) \}""", text);
        Assert.Contains("VariantWeights = new double[] { 20d }", text, StringComparison.Ordinal);
        Assert.Contains("""1 => _askOther.AskAsync(new global::LlmAttributes.Runtime.MemberPrompts(RenderAskOther(a), RenderAskShort(a)), """, text, StringComparison.Ordinal);
        Assert.Contains("""_ => _ask.AskAsync(new global::LlmAttributes.Runtime.MemberPrompts(RenderAsk(a), RenderAskShort(a)), """, text, StringComparison.Ordinal);
        Assert.Contains("""Estimate(new global::LlmAttributes.Runtime.MemberPrompts(RenderAsk(a), RenderAskShort(a)))""", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Member_WithAVariantThatIsNotThere_Throws() => Assert.Contains(
        "LLMA3011", Emit("""[Prompt("x"), Ensemble(MergeStrategy.MajorityVote, "a", "b", "c"), EnsembleMember("b", PromptVariant = "short")] Task<string> AskAsync();"""), StringComparison.Ordinal);

    [Fact]
    public void Cascade_OnACall_ReplacesTheInheritedEnsemble()
    {
        var text = Sources.Run("""
            namespace Shop;
            [LlmClient, Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")]
            public partial interface IDesk { [Prompt("x"), Cascade("d", "e")] Task<string> AskAsync(); }
            """)["Shop.IDesk.g.cs"];

        Assert.Contains(Plan + """Cascade, new string[] { "d", "e" })""", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""Ensemble(MergeStrategy.MajorityVote, "a", "b", MinScore = 2)""", "LLMA2001")]
    [InlineData("""Cascade("a", "b", AcceptAt = -1)""", "LLMA2001")]
    [InlineData("""Ensemble(MergeStrategy.MajorityVote, "a", "b"), EnsembleMember("a", Weight = -1)""", "LLMA2001")]
    [InlineData("Cascade", "LLMA2202")]
    public void Ensemble_Faulty_Throws(string attribute, string rule) =>
        Assert.Contains(rule, Emit($"[Prompt(\"x\"), {attribute}] Task<string> AskAsync();"), StringComparison.Ordinal);

    private static string Emit(string members) => Sources.Run($$"""
        namespace Shop;
        public sealed class Own : ILlmEnsembleStrategy<string>
        {
            public string Name => "Own";
            public ValueTask<EnsembleDecision<string>> DecideAsync(EnsembleBallot<string> ballot, CancellationToken cancellationToken) => default;
        }
        public sealed class Rule : ICascadeRule<string> { public bool Accepts(EnsembleBallot<string> ballot) => true; }
        [LlmClient] public partial interface IDesk { {{members}} }
        """)["Shop.IDesk.g.cs"];
}

using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Ensembles;

/// <summary>Consensus of texts with models that help, and what those may cost.</summary>
public class EnsembleTextTests
{
    private static readonly EnsemblePlan s_consensus = new(MergeStrategy.WeightedConsensus, ["a", "b", "c"]);

    private static CallHarness Models(params string[] answers)
    {
        var harness = new CallHarness();
        for (var i = 0; i < answers.Length; i++)
            harness.Model(((char)('a' + i)).ToString(), Priced.At(1, 1), ScriptedReply.Say(answers[i], 10, 10));
        return harness;
    }

    private static CallHarness Capitals() => Models("Lyon is nice in May.", "The capital of France is Paris.", "Paris is the capital city of France.");

    private static Task<EnsembleResponse<string>> AskAsync(CallHarness harness, EnsemblePlan plan, Func<CallPlan, CallPlan>? change = null)
    {
        var call = CallHarness.Plan with { Ensemble = plan };
        return harness.RunAsync(harness.Bind(change is null ? call : change(call)).AskEnsembleAsync(CallHarness.Messages, default));
    }

    [Fact]
    public async Task Ask_Synthesizer_WritesOneTextOfAllAndIsPaid()
    {
        var prompt = "";
        var harness = Capitals().Model("writer", Priced.At(1, 1), request =>
        {
            prompt = request.UserText;
            return ScriptedReply.Say("Paris is the capital of France.", 10, 10);
        });

        var response = await AskAsync(harness, s_consensus with { SynthesizeBy = "writer" });

        Assert.Equal(("Paris is the capital of France.", 0.00008m), (response.Value, response.Cost.Usd));
        Assert.Contains("the secret prompt", prompt, StringComparison.Ordinal);
        Assert.Contains("Lyon is nice", prompt, StringComparison.Ordinal);
        Assert.InRange(response.Agreement, 0.5, 0.8);
        Assert.Equal("writer", response.Attempts[^1].Model);
        Assert.Contains(response.Model, new[] { "b", "c" });
    }

    [Fact]
    public async Task Ask_SynthesizerWhereAllSayTheSame_IsNotAsked()
    {
        var harness = Models("Paris.", "paris", "Paris").Model("writer", ScriptedReply.Say("x"));

        Assert.Equal("Paris.", (await AskAsync(harness, s_consensus with { SynthesizeBy = "writer" })).Value);
        Assert.DoesNotContain("writer", harness.Asked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ask_SynthesizerThatFailsOrHangs_TheConsensusStands(bool hangs)
    {
        var harness = Capitals().Model("writer", Priced.At(1, 1), hangs ? new ScriptedReply { BeforeAnswer = Pause.ForSeconds(5000) } : Failures.Status(400));

        var response = await AskAsync(harness, s_consensus with { SynthesizeBy = "writer", TimeoutSeconds = 10 }, static call => call with { Timeout = new() { TotalSeconds = 20 } });

        Assert.Contains("Paris", response.Value, StringComparison.Ordinal);
        Assert.Equal(("writer", false), (response.Attempts[^1].Model, response.Attempts[^1].IsSuccess));
    }

    [Fact]
    public async Task Stream_Synthesizer_IsOnePiece()
    {
        var harness = Capitals().Model("writer", Priced.At(1, 1), ScriptedReply.Say("It is Paris."));

        var texts = harness.BindStream(CallHarness.Plan with { Ensemble = s_consensus with { SynthesizeBy = "writer" } }).Texts(CallHarness.Messages, null, null, default);

        Assert.Equal(["It is Paris."], await harness.RunAsync(texts.ToListAsync().AsTask()));
    }

    [Fact]
    public async Task Ask_ByCharacters_FindsSpellingsAlike()
    {
        string[] answers = ["Colour centres analysed", "color centers analyzed", "we cannot say today"];

        Assert.Equal(0.333, Math.Round((await AskAsync(Models(answers), s_consensus)).Agreement, 3));
        Assert.InRange((await AskAsync(Models(answers), s_consensus with { Similarity = TextSimilarityKind.Characters })).Agreement, 0.4, 0.9);
    }

    [Fact]
    public async Task Ask_ByEmbeddings_FindsMeaningsAlikeAndPaysForThem()
    {
        var harness = Models("blue", "azure", "red").Configure(static b => b.AddEmbeddingModel("embed", new Colours(), Priced.At(100, 0)));

        var response = await AskAsync(harness, s_consensus with { EmbedBy = "embed" });

        Assert.Equal(2 / 3.0, response.Agreement, 3);
        Assert.Equal(("embed", 0.00036m), (response.Attempts[^1].Model, response.Cost.Usd));
    }

    [Fact]
    public async Task Ask_EmbeddingsFail_TheWordsDecide()
    {
        var harness = Capitals().Configure(static b => b.AddEmbeddingModel("embed", new Colours(fails: true), Priced.At(1, 0)));

        Assert.Contains("Paris", (await AskAsync(harness, s_consensus with { EmbedBy = "embed" })).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_EmbeddingsOfAChatModel_IsAFault() =>
        Assert.Contains("AddEmbeddingModel", Assert.Throws<LlmConfigurationException>(() => Models("x", "y", "z").Bind(CallHarness.Plan with { Ensemble = s_consensus with { EmbedBy = "a" } })).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Ask_JudgeThatTheBudgetDoesNotPayFor_IsLeftOut()
    {
        var harness = Models("I'm sorry, but I cannot help with that.", "Paris is the capital of France.").Model("judge", Priced.At(1_000_000, 1_000_000), ScriptedReply.Say("1: 9\n2: 1"));

        var response = await AskAsync(
            harness,
            new(MergeStrategy.BestOfN, ["a", "b"]) { Judge = "judge" },
            static call => call with { Options = new() { MaxOutputTokens = 10 }, Budget = new() { PerCallUsd = 0.5m } });

        Assert.Equal("Paris is the capital of France.", response.Value);
        Assert.DoesNotContain("judge", harness.Asked);
    }

    [Fact]
    public async Task Ask_Judge_CountsTowardsTheDaysBudgetOfItsCall()
    {
        var harness = Models("x", "y").Model("judge", Priced.At(1, 1), ScriptedReply.Say("1: 9\n2: 1", 1000, 0));
        var plan = new EnsemblePlan(MergeStrategy.BestOfN, ["a", "b"]) { Judge = "judge" };

        await AskAsync(harness, plan, static call => call with { Options = new() { MaxOutputTokens = 10 }, Budget = new() { Limits = [new("day", BudgetPeriod.Day, 1)] } });

        var state = Assert.Single(await harness.Runtime.Budgets.ReadAsync());
        Assert.Equal(0.00204m, state.SpentUsd);
    }

    [Fact]
    public void Bind_JudgeWithoutAPriceUnderABudget_IsAFault()
    {
        var harness = Models("x", "y").Model("judge", ScriptedReply.Say("1: 9"));

        var e = Assert.Throws<LlmConfigurationException>(() => harness.Bind(CallHarness.Plan with { Budget = new() { PerCallUsd = 1 }, Ensemble = new(MergeStrategy.BestOfN, ["a", "b"]) { Judge = "judge" } }));

        Assert.Contains("its model 'judge' has no price", e.Message, StringComparison.Ordinal);
    }

    // Blues point one way, everything else another.
    private sealed class Colours(bool fails = false) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            if (fails)
                throw new InvalidOperationException("down");
            var embeddings = values.Select(static value => new Embedding<float>(value is "blue" or "azure" ? new float[] { 1, 0 } : new float[] { 0, 1 }));
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(embeddings) { Usage = new() { InputTokenCount = 3 } });
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}

using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Caching.Semantic;

public class SemanticBudgetTests
{
    private const string Question = "How do I reset my password?";
    private const string Other = "Which rivers are in Peru?";

    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a", Options = new() { MaxOutputTokens = 1_000 }, Cache = new() { DurationSeconds = 60, Semantic = new() } };

    private readonly List<int?> _limits = [];

    private CallHarness Harness(ModelFacts? embeddings) => new CallHarness()
        .Model("a", Priced.At(0, 1), request =>
        {
            _limits.Add(request.Options?.MaxOutputTokens);
            return ScriptedReply.Say("x", 10, 10);
        })
        .Configure(builder => builder.AddEmbeddingModel("embed", new Spread(), embeddings).Cache.SemanticEmbeddingModel = "embed");

    private static Task<LlmResult<string>> AskAsync(BoundCall<string> call, string text, LlmCallOptions? options)
    {
        var key = call.BeginKey();
        key.AppendMeaning(text);
        return call.AskCachedResultAsync(key, text, static text => [Prompt.User(text)], null, options, default, default);
    }

    [Fact]
    public async Task Ask_EmbeddingWithAPrice_LeavesLessOfTheCallsBudgetToTheModel()
    {
        var harness = Harness(Priced.At(1, 0));
        var call = harness.Bind(s_plan);

        await harness.RunAsync(AskAsync(call, Question, null));

        // An embedding is 400 tokens at a dollar per million, an answer up to 1,000.
        var e = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(AskAsync(call, Other, new() { MaxCostUsd = 0.001m })));
        await harness.RunAsync(AskAsync(call, "Where is the key?", new() { MaxCostUsd = 0.0014m }));

        Assert.Equal(LlmErrorKind.Budget, e.Kind);
        Assert.Equal([1_000, 1_000], _limits);
    }

    [Fact]
    public async Task Ask_EmbeddingBeyondTheBudget_IsNotMadeAndTheModelIsAsked()
    {
        var harness = Harness(Priced.At(1_000, 0));
        var call = harness.Bind(s_plan);

        await harness.RunAsync(AskAsync(call, Question, null));
        var result = await harness.RunAsync(AskAsync(call, "How can I reset my password?", new() { MaxCostUsd = 0.001m }));

        Assert.Null(result.CacheHit);
        Assert.Equal([1_000, 1_000], _limits);
    }

    [Fact]
    public async Task Ask_EmbeddingWithoutPrice_IsMadeAndTheBudgetIsTheModels()
    {
        var harness = Harness(null);
        var call = harness.Bind(s_plan);

        await harness.RunAsync(AskAsync(call, Question, null));
        await harness.RunAsync(AskAsync(call, Other, new() { MaxCostUsd = 0.001m }));
        var hit = await harness.RunAsync(AskAsync(call, "How can I reset my password?", new() { MaxCostUsd = 0.001m }));

        Assert.True(hit.CacheHit!.IsSemantic);
        Assert.Equal([1_000, 1_000], _limits);
    }

    [Fact]
    public async Task Ask_ForATenant_TheEmbeddingIsBookedForIt()
    {
        var harness = Harness(Priced.At(1, 0));

        await harness.RunAsync(AskAsync(harness.Bind(s_plan), Question, new() { Tenant = "acme" }));

        Assert.Contains(harness.Runtime.Costs.Snapshot().Entries, static entry => entry is { Model: "embed", Tenant: "acme", Attempts: 1 });
    }

    /// <summary>Texts of one first word point the same way.</summary>
    private sealed class Spread : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) => Task.FromResult(
            new GeneratedEmbeddings<Embedding<float>>(values.Select(static text => new Embedding<float>(text.StartsWith("How", StringComparison.Ordinal) ? new float[] { 1, 0 } : new float[] { 0, 1 })))
            {
                Usage = new() { InputTokenCount = 400 },
            });

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}

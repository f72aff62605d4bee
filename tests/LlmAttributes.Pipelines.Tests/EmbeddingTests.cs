using System.Diagnostics;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Pipelines.Tests;

public class EmbeddingTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<string> _asked = [];

    private static readonly CallPlan s_plan = new("Search") { Call = "Embed", Retry = new() { MaxAttempts = 2 } };

    private Generator Model(string name, params int[] failures) => new(name, failures, _asked);

    private IEmbeddingGenerator<string, Embedding<float>> Build(Generator inner, CallPlan plan, Action<LlmRuntimeBuilder>? configure = null, ModelFacts? facts = null) =>
        new EmbeddingGeneratorBuilder<string, Embedding<float>>(inner).UseLlmPolicies(plan, configure, facts)
            .Build(new ServiceCollection().AddSingleton<TimeProvider>(_clock).BuildServiceProvider());

    [Fact]
    public async Task Generate_PassingError_IsRepeated()
    {
        var generator = Build(Model("a", 500), s_plan);
        var running = generator.GenerateAsync(["one", "two"]);
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(2, (await running).Count);
        Assert.Equal(["a", "a"], _asked);
    }

    [Fact]
    public async Task Generate_FirstFails_TheFallbackAnswers()
    {
        var generator = Build(Model("a", 401), s_plan with { Fallback = [new(["b"])] }, runtime => runtime.AddEmbeddingModel("b", Model("b")));

        var embeddings = await generator.GenerateAsync(["one"]);

        Assert.Equal([3f], embeddings[0].Vector.ToArray());
        Assert.Equal(["a", "b"], _asked);
    }

    [Fact]
    public async Task Generate_PricedModel_IsBookedExactly()
    {
        var generator = Build(Model("a"), s_plan, facts: new ModelFacts { InputUsdPerMillionTokens = 0.02m });

        await generator.GenerateAsync(["one", "two"]);

        var entry = Assert.Single(generator.GetService<LlmRuntime>()!.Costs.Snapshot().Entries);
        Assert.Equal((8, 0.00000016m), (entry.Usage.InputTokens, entry.Cost.Usd));
    }

    [Fact]
    public async Task Generate_BudgetTooSmall_IsNotSent()
    {
        var generator = Build(Model("a"), s_plan with { Budget = new() { PerCallUsd = 0.0000001m } }, facts: new ModelFacts { InputUsdPerMillionTokens = 1m });

        Assert.Equal(LlmErrorKind.Budget, (await Assert.ThrowsAsync<LlmException>(() => generator.GenerateAsync(["one two three"]))).Kind);
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task Generate_Traced_HasASpanOfEmbeddings()
    {
        List<string> names = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == LlmAttributesDiagnostics.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => names.Add($"{activity.DisplayName} {activity.GetTagItem("gen_ai.operation.name")}"),
        };
        ActivitySource.AddActivityListener(listener);

        await Build(Model("a"), s_plan with { Trace = true }).GenerateAsync(["one"]);

        Assert.Equal(["embeddings a embeddings", "Search.Embed "], names);
    }

    [Fact]
    public async Task CreateEmbeddingGenerator_Runtime_AsksItsModels()
    {
        await using var runtime = LlmRuntime.CreateBuilder().AddEmbeddingModel("small", Model("a")).Build();
        var generator = runtime.CreateEmbeddingGenerator<string, Embedding<float>>(new("Search") { Call = "Embed", Model = "small" });

        Assert.Equal(1, (await generator.GenerateAsync(["x"]))[0].Vector.Length);
        Assert.Equal("a", generator.GetService<EmbeddingGeneratorMetadata>()!.DefaultModelId);
    }

    [Fact]
    public void CreateEmbeddingGenerator_ModelThatChats_SaysSo()
    {
        using var runtime = LlmRuntime.CreateBuilder().AddModel("chat", new LlmAttributes.Testing.ScriptedChatClient("x")).Build();

        var e = Assert.Throws<LlmConfigurationException>(() => runtime.CreateEmbeddingGenerator<string, Embedding<float>>(new("Search") { Call = "Embed", Model = "chat" }));

        Assert.Contains("asks model 'chat', which makes no embeddings of this type", e.Message, StringComparison.Ordinal);
    }

    /// <summary>Fails with the scripted statuses, then embeds each text as its length.</summary>
    private sealed class Generator(string name, int[] failures, List<string> asked) : IEmbeddingGenerator<string, Embedding<float>>
    {
        private int _calls;

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            asked.Add(name);
            if (_calls++ is var call && call < failures.Length)
                throw new HttpRequestException("refused", null, (System.Net.HttpStatusCode)failures[call]);
            var embeddings = values.Select(v => new Embedding<float>(new float[] { v.Length }) { ModelId = name });
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(embeddings) { Usage = new() { InputTokenCount = 4 * values.Count() } });
        }

        public object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("scripted", null, name) : serviceType.IsInstanceOfType(this) ? this : null;

        public void Dispose()
        {
        }
    }
}

using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Routing;

public class ModelFactsTests
{
    private static DeclaredModel Declared(string origin, decimal price, bool referenced = false) => new("fast", origin, Priced.At(price, price)) { IsReferenced = referenced };

    private static async Task<decimal> CostAsync(CallHarness harness, params DeclaredModel[] models) =>
        (await harness.AskResultAsync(CallHarness.Plan with { Model = "fast", Models = models })).Cost.Usd;

    [Fact]
    public async Task Ask_DeclaredFacts_PriceTheCall() =>
        Assert.Equal(0.002m, await CostAsync(new CallHarness().Model("fast", ScriptedReply.Say("x", 1_000, 1_000)), Declared("Shop.Models.Fast", 1)));

    [Fact]
    public async Task Ask_OwnAssemblyBeforeReferenced() =>
        Assert.Equal(0.002m, await CostAsync(new CallHarness().Model("fast", ScriptedReply.Say("x", 1_000, 1_000)), Declared("Lib.Fast", 7, referenced: true), Declared("Shop.Fast", 1)));

    [Fact]
    public async Task Ask_FactsOfTheBuilder_GoBeforeDeclaredOnes() =>
        Assert.Equal(0.004m, await CostAsync(new CallHarness().Model("fast", Priced.At(2, 2), ScriptedReply.Say("x", 1_000, 1_000)), Declared("Shop.Fast", 1)));

    [Theory]
    [InlineData("a", true)]
    [InlineData("b", false)]
    [InlineData(null, true)]
    public async Task Ask_FactsOfTheBuilder_AreCompletedByThoseDeclaredOfTheSameModel(string? modelId, bool isKnown)
    {
        var harness = new CallHarness().Model("fast", new ModelFacts { ModelId = modelId, InputUsdPerMillionTokens = 2 }, ScriptedReply.Say("x", 1_000, 1_000));
        var cost = (await harness.AskResultAsync(CallHarness.Plan with { Model = "fast", Models = [new("fast", "Shop.Fast", Priced.At(1, 1) with { ModelId = "a" })] })).Cost;

        Assert.Equal(isKnown ? 0.003m : (decimal?)null, cost.IsKnown ? cost.Usd : (decimal?)null);
    }

    [Fact]
    public void Bind_OneKeyWithDifferentFacts_NamesBothPlaces()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.Say("x"));
        harness.Bind(CallHarness.Plan with { Model = "fast", Models = [Declared("Shop.Models.Fast", 1)] });

        var e = Assert.Throws<LlmConfigurationException>(() => harness.Bind(CallHarness.Plan with { Model = "fast", Models = [Declared("Other.Models.Quick", 2)] }));

        Assert.Contains("declared with different facts by 'Shop.Models.Fast' and 'Other.Models.Quick'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ClientWithoutModelOfItsOwn_IsToldTheModel()
    {
        ChatOptions? seen = null;
        using var bare = new BareClient(options => seen = options);
        await using var runtime = LlmRuntime.CreateBuilder().AddModel("fast", bare, new() { ModelId = "gpt-5-mini" }).Build();

        await Contracts.Create(runtime, b => b.Bind(CallHarness.Plan with { Model = "fast" }, Answers.Text)).AskAsync(CallHarness.Messages, default);

        Assert.Equal("gpt-5-mini", seen?.ModelId);
    }

    [Fact]
    public async Task Ask_ClientWithModelOfItsOwn_KeepsIt()
    {
        var client = new ScriptedChatClient(_ => ScriptedReply.Say("x"), "my-deployment");
        await using var runtime = LlmRuntime.CreateBuilder().AddModel("fast", client, new() { ModelId = "gpt-5-mini" }).Build();

        await Contracts.Create(runtime, b => b.Bind(CallHarness.Plan with { Model = "fast" }, Answers.Text)).AskAsync(CallHarness.Messages, default);

        Assert.Null(client.Requests[0].Options);
    }

    [Fact]
    public void Equals_SameValuesInOtherCollections_IsTrue()
    {
        static ModelFacts Facts(double quality) => new()
        {
            PriceTiers = [new(200_000) { InputUsdPerMillionTokens = 2.5m }],
            TaskQuality = new Dictionary<string, double> { ["Translation"] = quality, ["Extraction"] = 0.5 },
            Tags = ["eu", "cheap"],
        };

        Assert.Equal(Facts(0.8), Facts(0.8));
        Assert.Equal(Facts(0.8).GetHashCode(), Facts(0.8).GetHashCode());
        Assert.NotEqual(Facts(0.8), Facts(0.9));
        Assert.NotEqual(Facts(0.8), Facts(0.8) with { Tags = ["eu"] });
        Assert.NotEqual(Facts(0.8), Facts(0.8) with { PriceTiers = [new(200_000) { InputUsdPerMillionTokens = 3m }] });
    }

    [Fact]
    public void TaskQuality_NameInOtherCase_IsFound() =>
        Assert.Equal(0.8, new ModelFacts { TaskQuality = new Dictionary<string, double> { ["Translation"] = 0.8 } }.TaskQuality["translation"]);

    private sealed class BareClient(Action<ChatOptions?> see) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            see(options);
            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "x")));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            AsyncEnumerable.Empty<ChatResponseUpdate>();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}

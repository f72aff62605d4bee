using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators.Tests;

public sealed class ReferencedModelTests
{
    private const string Models = """
        [assembly: LlmAttributes.LlmModel("shared", Provider = "openai")]
        namespace Catalog;
        public static class Models
        {
            [LlmAttributes.LlmModel(Quality = 0.7)] public const string Smart = "smart";
            [LlmAttributes.LlmModel] internal const string Hidden = "hidden";
            public static class Nested { [LlmAttributes.LlmModel] public const string Deep = "deep"; }
        }
        internal static class Secret { [LlmAttributes.LlmModel] public const string Key = "secret"; }
        """;

    private const string Desk = """
        [assembly: LlmAttributes.LlmModel("zebra")]
        namespace Shop;
        [LlmAttributes.LlmClient]
        public partial interface IDesk
        {
            [LlmAttributes.Prompt("x"), LlmAttributes.Model(Catalog.Models.Smart)] System.Threading.Tasks.Task<string> AskAsync();
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Emit_ModelsOfReferences_StandBehindTheOwn(bool isMetadata)
    {
        var catalog = GeneratorHarness.Compile(Models).WithAssemblyName("Catalog");
        var output = GeneratorHarness.Run(GeneratorHarness.Compile(Desk).AddReferences(isMetadata ? Image(catalog) : catalog.ToMetadataReference()), []);
        var models = output["LlmModels.g.cs"].Split('\n').Select(static line => line.Trim()).Where(static line => line.StartsWith("new(", StringComparison.Ordinal)).ToList();

        Assert.Equal(4, models.Count);
        Assert.StartsWith("new(\"zebra\", \"Shop\", ", models[0], StringComparison.Ordinal);
        Assert.StartsWith("new(\"deep\", \"Catalog.Models.Nested.Deep\", ", models[1], StringComparison.Ordinal);
        Assert.Equal("new(\"shared\", \"Catalog\", new() { Provider = \"openai\" }) { IsReferenced = true },", models[2]);
        Assert.StartsWith("new(\"smart\", \"Catalog.Models.Smart\", ", models[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_DetailsOfAModel_StandAmongItsFacts()
    {
        var output = GeneratorHarness.Run("""
            [assembly: LlmAttributes.LlmModel("other"), LlmAttributes.LlmModelTier("other", 5, OutputUsdPerMillionTokens = 1)]
            namespace Shop;
            public static class Models
            {
                [LlmAttributes.LlmModel(CacheWriteUsdPerMillionTokens = 3.75, Capabilities = LlmAttributes.ModelCapabilities.Vision | LlmAttributes.ModelCapabilities.Tools,
                    Tags = new[] { "eu" }, RetiresOn = "2030-01-31", DeprecatedOn = "soon", Successor = "next")]
                [LlmAttributes.LlmModelTier(200_000, InputUsdPerMillionTokens = 2.5), LlmAttributes.LlmModelTier(100_000, OutputUsdPerMillionTokens = 15)]
                [LlmAttributes.LlmModelQuality("Translation", 0.8)]
                public const string Smart = "smart";
            }
            [LlmAttributes.LlmClient]
            public partial interface IDesk
            {
                [LlmAttributes.Prompt("x"), LlmAttributes.Model(Models.Smart)] System.Threading.Tasks.Task<string> AskAsync();
            }
            """);

        Assert.Contains(
            "{ CacheWriteUsdPerMillionTokens = 3.75m, PriceTiers = new global::LlmAttributes.PriceTier[] { new(100000) { OutputUsdPerMillionTokens = 15m }, "
            + "new(200000) { InputUsdPerMillionTokens = 2.5m }, }, Capabilities = (global::LlmAttributes.ModelCapabilities)5, "
            + "TaskQuality = new global::System.Collections.Generic.Dictionary<string, double> { [\"Translation\"] = 0.8d, }, "
            + "Tags = new string[] { \"eu\", }, RetiresOn = new(2030, 1, 31), Successor = \"next\" }",
            output["LlmModels.g.cs"],
            StringComparison.Ordinal);
        Assert.Contains("new(\"other\", \"Shop\", new() { PriceTiers = new global::LlmAttributes.PriceTier[] { new(5) { OutputUsdPerMillionTokens = 1m }, } })", output["LlmModels.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/model_prices_and_context_window.json", """{ "gpt-x": { "litellm_provider": "openai", "input_cost_per_token": 1.5e-06, "output_cost_per_token": 6e-06, "input_cost_per_token_above_200k_tokens": 3e-06, "max_input_tokens": 1000 } }""")]
    [InlineData("/my.prices.json", """[{ "id": "openai", "models": [{ "id": "gpt", "match": { "and": [{ "starts_with": "gpt-" }, { "regex": "x$" }] }, "context_window": 1000, "prices": { "input_mtok": { "base": 1.5, "tiers": [{ "start": 200000, "price": 3 }] }, "output_mtok": 6 } }] }]""")]
    public void Emit_RowOfAPriceFile_CompletesWhatIsStated(string path, string text)
    {
        var output = GeneratorHarness.Run(
            GeneratorHarness.Compile("""
                [assembly: LlmAttributes.LlmModel("stated", Provider = "openai", ModelId = "gpt-x", InputUsdPerMillionTokens = 7)]
                [assembly: LlmAttributes.LlmModel("bare", Provider = "openai", ModelId = "gpt-x")]
                [assembly: LlmAttributes.LlmModel("other", Provider = "openai", ModelId = "unlisted")]
                namespace Shop;
                [LlmAttributes.LlmClient]
                public partial interface IDesk { [LlmAttributes.Prompt("x")] System.Threading.Tasks.Task<string> AskAsync(); }
                """),
            [new TextFile(path, text)]);

        Assert.Contains("new(\"bare\", \"Shop\", new() { Provider = \"openai\", ModelId = \"gpt-x\", InputUsdPerMillionTokens = 1.5m, OutputUsdPerMillionTokens = 6m, PriceTiers = new global::LlmAttributes.PriceTier[] { new(200000) { InputUsdPerMillionTokens = 3m }, }, ContextWindow = 1000 })", output["LlmModels.g.cs"], StringComparison.Ordinal);
        Assert.Contains("new(\"stated\", \"Shop\", new() { Provider = \"openai\", ModelId = \"gpt-x\", InputUsdPerMillionTokens = 7m, OutputUsdPerMillionTokens = 6m, ContextWindow = 1000 })", output["LlmModels.g.cs"], StringComparison.Ordinal);
        Assert.Contains("new(\"other\", \"Shop\", new() { Provider = \"openai\", ModelId = \"unlisted\" })", output["LlmModels.g.cs"], StringComparison.Ordinal);
    }

    private static PortableExecutableReference Image(Compilation compilation)
    {
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}

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

    private static PortableExecutableReference Image(Compilation compilation)
    {
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}

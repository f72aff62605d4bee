using LlmAttributes.Package.Tests.Harness;

namespace LlmAttributes.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class ReadmeTests(PackedPackages packages)
{
    private const string Beside = """
        using LlmAttributes;

        System.Console.WriteLine(typeof(IAnswers));

        public static class Models
        {
            [LlmModel(Provider = "openai", ContextWindow = 128_000)] public const string Fast = "fast";
            [LlmModel(Provider = "openai", ContextWindow = 128_000)] public const string Smart = "smart";
            [LlmModel(Provider = "openai", ContextWindow = 1_000_000)] public const string Large = "large";
            [LlmModel(Provider = "anthropic")] public const string OtherVendor = "other";
        }

        """;

    private const string Fence = "```csharp\n";

    [NeedsTheory(Need.PackageFeed)]
    [Trait("Needs", nameof(Need.PackageFeed))]
    [InlineData("## An example", "")]
    [InlineData("## Prompts", "")]
    [InlineData("## Resilience", Beside)]
    [InlineData("## Routing", Beside)]
    [InlineData("## Workflows", "")]
    [InlineData("## Choosing a strategy with your own data", "")]
    [InlineData("## Tracing and reports", "")]
    public async Task Example_OfTheReadme_Builds(string section, string before)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        var begin = readme.IndexOf(Fence, readme.IndexOf(section, StringComparison.Ordinal), StringComparison.Ordinal) + Fence.Length;
        var example = before + readme[begin..readme.IndexOf("```", begin, StringComparison.Ordinal)];
        var consumer = packages.Consumer("Readme");

        await File.WriteAllTextAsync(Path.Combine(consumer.Folder, "Program.cs"), example);

        (await consumer.BuildAsync()).AssertClean();
    }
}

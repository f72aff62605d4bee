using LlmAttributes.Package.Tests.Harness;

namespace LlmAttributes.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class ReadmeTests(PackedPackages packages)
{
    private const string Fence = "```csharp\n";

    [NeedsFact(Need.PackageFeed)]
    [Trait("Needs", nameof(Need.PackageFeed))]
    public async Task Example_OfTheReadme_BuildsFromThePackage()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        var begin = readme.IndexOf(Fence, readme.IndexOf("## An example", StringComparison.Ordinal), StringComparison.Ordinal) + Fence.Length;
        var example = readme[begin..readme.IndexOf("```", begin, StringComparison.Ordinal)];
        var consumer = packages.Consumer("Readme");

        await File.WriteAllTextAsync(Path.Combine(consumer.Folder, "Program.cs"), example);

        (await consumer.BuildAsync()).AssertClean();
    }
}

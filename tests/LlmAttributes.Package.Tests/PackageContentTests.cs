using System.IO.Compression;
using LlmAttributes.Package.Tests.Harness;

namespace LlmAttributes.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(PackedPackages packages)
{
    [Fact]
    public void Entries_OfTheLibrary_AreExactlyThese() => Assert.Equal(
        [
            "LICENSE",
            "LlmAttributes.nuspec",
            "README.md",
            "analyzers/dotnet/cs/LlmAttributes.Analyzers.dll",
            "analyzers/dotnet/cs/LlmAttributes.CodeFixes.dll",
            "analyzers/dotnet/cs/LlmAttributes.Contract.dll",
            "analyzers/dotnet/cs/LlmAttributes.Generators.dll",
            "build/LlmAttributes.props",
            "build/LlmAttributes.targets",
            "buildTransitive/LlmAttributes.props",
            "buildTransitive/LlmAttributes.targets",
            "icon.png",
            "lib/net10.0/LlmAttributes.dll",
            "lib/net10.0/LlmAttributes.xml",
            "lib/net8.0/LlmAttributes.dll",
            "lib/net8.0/LlmAttributes.xml",
        ],
        Entries("LlmAttributes"));

    [Theory]
    [InlineData("LlmAttributes.Testing")]
    [InlineData("LlmAttributes.OpenAI")]
    [InlineData("LlmAttributes.Anthropic")]
    [InlineData("LlmAttributes.Pipelines")]
    [InlineData("LlmAttributes.HealthChecks")]
    [InlineData("LlmAttributes.Sqlite")]
    [InlineData("LlmAttributes.Redis")]
    [InlineData("LlmAttributes.Text")]
    [InlineData("LlmAttributes.Text.Sqlite")]
    [InlineData("LlmAttributes.Text.VectorData")]
    [InlineData("LlmAttributes.OpenTelemetry")]
    [InlineData("LlmAttributes.AspNetCore")]
    public void Entries_OfTheOtherLibraries_AreExactlyThese(string package) => Assert.Equal(
        [
            "LICENSE",
            $"{package}.nuspec",
            "README.md",
            "icon.png",
            $"lib/net10.0/{package}.dll",
            $"lib/net10.0/{package}.xml",
            $"lib/net8.0/{package}.dll",
            $"lib/net8.0/{package}.xml",
        ],
        Entries(package));

    [Theory]
    [InlineData("LlmAttributes")]
    [InlineData("LlmAttributes.Testing")]
    [InlineData("LlmAttributes.OpenAI")]
    [InlineData("LlmAttributes.Anthropic")]
    [InlineData("LlmAttributes.Pipelines")]
    [InlineData("LlmAttributes.HealthChecks")]
    [InlineData("LlmAttributes.Sqlite")]
    [InlineData("LlmAttributes.Redis")]
    [InlineData("LlmAttributes.Text")]
    [InlineData("LlmAttributes.Text.Sqlite")]
    [InlineData("LlmAttributes.Text.VectorData")]
    [InlineData("LlmAttributes.OpenTelemetry")]
    [InlineData("LlmAttributes.AspNetCore")]
    public void Symbols_OfEveryLibrary_ArePackedBeside(string package) => Assert.Equal(
        [$"{package}.nuspec", $"lib/net10.0/{package}.pdb", $"lib/net8.0/{package}.pdb"],
        Entries(package, "snupkg"));

    [Fact]
    public void BuildFiles_InBothFolders_AreTheSame()
    {
        using var package = packages.Open("LlmAttributes");

        foreach (var name in (string[])["LlmAttributes.props", "LlmAttributes.targets"])
            Assert.Equal(Text(package, $"build/{name}"), Text(package, $"buildTransitive/{name}"));
    }

    private static string Text(ZipArchive package, string entry)
    {
        using var reader = new StreamReader(package.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    private List<string> Entries(string name, string extension = "nupkg")
    {
        using var package = packages.Open(name, extension);
        return [.. package.Entries
            .Select(static entry => entry.FullName)
            .Where(static name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal)];
    }
}

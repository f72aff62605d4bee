using System.Text.RegularExpressions;
using System.Xml.Linq;
using LlmAttributes.Package.Tests.Harness;

namespace LlmAttributes.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed partial class PackageManifestTests(PackedPackages packages)
{
    private static readonly string[] s_libraryDependencies =
    [
        "BitFaster.Caching",
        "Microsoft.Extensions.AI.Abstractions",
        "Microsoft.Extensions.Caching.Abstractions",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options",
        "Polly.Core",
        "System.Threading.RateLimiting",
    ];

    public static TheoryData<string> Packages => [.. PackedPackages.Projects];

    [Fact]
    public void Dependencies_OfTheLibraryOnNet8_AreExactlyThese() =>
        Assert.Equal(new[] { "System.Diagnostics.DiagnosticSource" }.Concat(s_libraryDependencies).Order(StringComparer.Ordinal), Dependencies("LlmAttributes", "net8.0"));

    // The shared framework of net10.0 holds System.Diagnostics.DiagnosticSource itself.
    [Fact]
    public void Dependencies_OfTheLibraryOnNet10_AreExactlyThese() =>
        Assert.Equal(s_libraryDependencies, Dependencies("LlmAttributes", "net10.0"));

    [Theory]
    [InlineData("LlmAttributes.Testing", "DiffPlex")]
    [InlineData("LlmAttributes.OpenAI", "System.ClientModel")]
    [InlineData("LlmAttributes.Anthropic", "Anthropic")]
    [InlineData("LlmAttributes.Pipelines", "Microsoft.Extensions.AI")]
    [InlineData("LlmAttributes.HealthChecks", "Microsoft.Extensions.Diagnostics.HealthChecks")]
    [InlineData("LlmAttributes.Sqlite", "Microsoft.Data.Sqlite")]
    [InlineData("LlmAttributes.Redis", "StackExchange.Redis")]
    [InlineData("LlmAttributes.OpenTelemetry", "OpenTelemetry.Api")]
    [InlineData("LlmAttributes.AspNetCore")]
    [InlineData("LlmAttributes.Text", "Markdig", "Microsoft.ML.Tokenizers", "Microsoft.ML.Tokenizers.Data.Cl100kBase", "Microsoft.ML.Tokenizers.Data.O200kBase", "System.Numerics.Tensors")]
    public void Dependencies_OfAnAdapter_AreTheLibraryAndTheSdk(string package, params string[] sdk)
    {
        foreach (var framework in (string[])["net8.0", "net10.0"])
            Assert.Equal(sdk.Prepend("LlmAttributes").Order(StringComparer.Ordinal), Dependencies(package, framework));
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void Dependencies_OfTheIndexInAFile_AreTheTextLibraryAndTheSdk(string framework) =>
        Assert.Equal(["LlmAttributes.Text", "Microsoft.Data.Sqlite", "System.Numerics.Tensors"], Dependencies("LlmAttributes.Text.Sqlite", framework));

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void Dependencies_OfTheIndexInACollection_AreTheTextLibraryAndTheAbstractions(string framework) =>
        Assert.Equal(["LlmAttributes.Text", "Microsoft.Extensions.VectorData.Abstractions", "System.Numerics.Tensors"], Dependencies("LlmAttributes.Text.VectorData", framework));

    [Fact]
    public void Projects_OfTheSource_ArePackedAndTestedHere()
    {
        var packable = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(static project => XDocument.Load(project).Descendants("IsPackable").Any(static value => value.Value == "true"))
            .Select(static project => Path.GetFileNameWithoutExtension(project));

        Assert.Equal(packable.Order(StringComparer.Ordinal), PackedPackages.Projects.Order(StringComparer.Ordinal));
    }

    // Public members that one framework has and the other lacks fail the pack.
    [Fact]
    public async Task Validation_OfPackages_IsOnForEveryProject()
    {
        var evaluated = await DotNet.RunAsync(Repository.Root, new Dictionary<string, string>(), "msbuild", Path.Combine("src", "LlmAttributes", "LlmAttributes.csproj"), "-getProperty:EnablePackageValidation");

        Assert.Equal("true", evaluated.Output.Trim());
        Assert.All(PackedPackages.Projects, static project => Assert.DoesNotContain("EnablePackageValidation", File.ReadAllText(Path.Combine(Repository.Root, "src", project, project + ".csproj")), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Readme_OfEveryPackage_HasNoLinkIntoTheRepository(string package)
    {
        using var archive = packages.Open(package);
        using var reader = new StreamReader(archive.GetEntry("README.md")!.Open());
        var packed = reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd();
        var links = Link().Matches(packed).Select(static link => link.Groups[1].Value).ToList();

        Assert.Contains("https://github.com/llmattributes/llmattributes/blob/main/samples/guides/routing.md", links);
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n").TrimEnd(), packed.Replace("](https://github.com/llmattributes/llmattributes/blob/main/", "](", StringComparison.Ordinal));
        Assert.All(links, static link => Assert.True(link.StartsWith("https://", StringComparison.Ordinal) || link[0] == '#', $"'{link}' leads nowhere outside of the repository."));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Metadata_OfEveryPackage_TellsLicenceOriginAndReadme(string package)
    {
        var metadata = Metadata(package);

        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.Equal("icon.png", Value(metadata, "icon"));
        Assert.Equal("https://github.com/llmattributes/llmattributes", Value(metadata, "projectUrl"));
        Assert.Equal("https://github.com/llmattributes/llmattributes", Element(metadata, "repository").Attribute("url")!.Value);
        Assert.Equal(packages.Version, Value(metadata, "version"));
        Assert.NotEmpty(Value(metadata, "description"));
        // A development dependency would keep the runtime library from flowing to the projects that reference the consumer.
        Assert.DoesNotContain(metadata.Elements(), static element => element.Name.LocalName == "developmentDependency");
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    private static XElement Element(XElement parent, string name) => parent.Elements().Single(element => element.Name.LocalName == name);

    private static string Value(XElement parent, string name) => Element(parent, name).Value;

    private XElement Metadata(string name)
    {
        using var package = packages.Open(name);
        using var stream = package.GetEntry($"{name}.nuspec")!.Open();
        return Element(XDocument.Load(stream).Root!, "metadata");
    }

    private List<string> Dependencies(string package, string framework) =>
        [.. Element(Metadata(package), "dependencies").Elements()
            .Single(group => group.Attribute("targetFramework")!.Value == framework)
            .Elements()
            .Select(static dependency => dependency.Attribute("id")!.Value)
            .Order(StringComparer.Ordinal)];
}

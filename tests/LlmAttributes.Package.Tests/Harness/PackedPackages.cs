using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace LlmAttributes.Package.Tests.Harness;

/// <summary>Packs the libraries once, under a version that no other run has used, into a folder that serves as package feed.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    /// <summary>The packages, each named like its project below <c>src</c>.</summary>
    internal static readonly string[] Projects =
    [
        "LlmAttributes", "LlmAttributes.Testing", "LlmAttributes.OpenAI", "LlmAttributes.Anthropic", "LlmAttributes.Pipelines", "LlmAttributes.HealthChecks", "LlmAttributes.Sqlite",
        "LlmAttributes.Redis", "LlmAttributes.Text", "LlmAttributes.Text.Sqlite", "LlmAttributes.Text.VectorData", "LlmAttributes.OpenTelemetry", "LlmAttributes.AspNetCore",
    ];

    // The build of the repository has analysed the same sources, which takes longer than compiling them.
    private const string Unanalysed = "-property:RunAnalyzers=false";

    private readonly Dictionary<string, string> _environment = [];
    private int _consumers;

    public PackedPackages()
    {
        Folder = Directory.CreateTempSubdirectory("llmattributes-").FullName;
        Version = string.Create(CultureInfo.InvariantCulture, $"0.1.0-test.{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}.{Environment.ProcessId}");
    }

    public string Version { get; }

    private string Folder { get; }

    private string Feed => Path.Combine(Folder, "feed");

    private string Artifacts => Path.Combine(Folder, "artifacts") + "/";

    public async Task InitializeAsync()
    {
        // Stops MSBuild from looking for build files above the temporary folder.
        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            await File.WriteAllTextAsync(Path.Combine(Folder, name), "<Project />");

        await PackAsync();

        var packages = await DotNet.RunAsync(Repository.Root, _environment, "nuget", "locals", "global-packages", "--list");
        var machinePackages = packages.Output[(packages.Output.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();

        // Packages come from this feed and the machine's own; what the machine has already fetched is used in place.
        await File.WriteAllTextAsync(Path.Combine(Folder, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="packed" value="{Feed}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{machinePackages}" /></fallbackPackageFolders>
            </configuration>
            """);
        _environment["NUGET_PACKAGES"] = Path.Combine(Folder, "packages");
    }

    public Task DisposeAsync()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A build server may still hold a compiler part; the folder is temporary anyway.
        }

        return Task.CompletedTask;
    }

    internal ZipArchive Open(string package, string extension = "nupkg") => ZipFile.OpenRead(Path.Combine(Feed, $"{package}.{Version}.{extension}"));

    /// <summary>Copies a project of the folder <c>Consumers</c>, so that it stands alone and builds from the packages.</summary>
    internal Consumer Consumer(string name)
    {
        var folder = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{name}{++_consumers}"));
        var source = Path.Combine(AppContext.BaseDirectory, "Consumers", name);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return new(folder, Version, _environment);
    }

    /// <summary>Publishes a sample of the repository for this machine, with the libraries as they were built for the packages.</summary>
    /// <returns>How it went, and the folder of the program.</returns>
    internal async Task<(CommandResult Result, string Folder)> PublishSampleAsync(string sample)
    {
        var output = Path.Combine(Folder, sample);
        var result = await DotNet.RunAsync(
            Repository.Root,
            new Dictionary<string, string>(),
            "publish",
            Path.Combine("samples", sample, sample + ".csproj"),
            "--nologo",
            "--configuration",
            "Release",
            "--runtime",
            RuntimeInformation.RuntimeIdentifier,
            "--output",
            output,
            Unanalysed,
            DotNet.WithoutNativeSymbols,
            $"-property:ArtifactsPath={Artifacts}");
        return (result, output);
    }

    // One build for all, since each of them needs the library. Own intermediate files: the repository may be building at the same time.
    private async Task PackAsync()
    {
        var all = Path.Combine(Folder, "packages.proj");
        await File.WriteAllTextAsync(all, $"""
            <Project>
              <ItemGroup>{string.Concat(Projects.Select(static project => $"<Library Include=\"{Path.Combine(Repository.Root, "src", project, project)}.csproj\" />"))}</ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(Library)" Targets="Restore" /></Target>
              <Target Name="Pack"><MSBuild Projects="@(Library)" Targets="Pack" BuildInParallel="true" /></Target>
            </Project>
            """);
        var result = await DotNet.RunAsync(
            Repository.Root,
            _environment,
            "msbuild",
            all,
            "-restore",
            "-target:Pack",
            "-maxCpuCount",
            "-verbosity:quiet",
            "-property:Configuration=Release",
            $"-property:PackageOutputPath={Feed}",
            $"-property:PackageVersion={Version}",
            Unanalysed,
            $"-property:ArtifactsPath={Artifacts}");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }
}

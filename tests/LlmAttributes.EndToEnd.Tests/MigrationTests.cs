using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Runs the sample as a user does: as a process.</summary>
public sealed class MigrationTests
{
    private static readonly string s_sample = Path.Combine(
        typeof(MigrationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!, "samples", "Migration");

    [Fact]
    public async Task Run_Both_ReadTheSameInAsManyRequests()
    {
        var (exitCode, output) = await RunAsync();

        Assert.Equal(0, exitCode);
        var halves = output.Split("After, ");
        Assert.StartsWith("Before, LOOPBACK", halves[0], StringComparison.Ordinal);
        string[] expected =
        [
            "  Refund of a double charge    Normal   $19.90",
            "  Parcel has not arrived yet   High     -",
            "  Praise for the new catalog   Low      -",
            "  App crashes at the profile   Normal   -",
            "  7 requests for 4 mails",
        ];
        foreach (var half in halves)
            Assert.Equal(expected, half.ReplaceLineEndings("\n").Split('\n')[1..6]);
        Assert.EndsWith("Both read the same: yes", output.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains(expected[0].Trim(), await File.ReadAllTextAsync(Path.Combine(s_sample, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readme_LinesOfCode_AreThoseOfTheFolders()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(s_sample, "README.md"));

        Assert.Contains($"| Lines of code | {CountLines("Before")} | {CountLines("After")} |", readme, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_UnknownArgument_ExitsWithTwo() => Assert.Equal(2, (await RunAsync("now")).ExitCode);

    // Neither blank lines nor comments nor usings.
    private static int CountLines(string folder) => Directory.EnumerateFiles(Path.Combine(s_sample, folder), "*.cs").SelectMany(File.ReadLines)
        .Select(static line => line.Trim())
        .Count(static line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("using System", StringComparison.Ordinal) && !line.StartsWith("using LlmAttributes", StringComparison.Ordinal)
            && !line.StartsWith("using Microsoft", StringComparison.Ordinal));

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        // Not from beside the tests, where the assemblies of their frameworks lie.
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(own.Parent!.Parent!.FullName, "Migration", own.Name, "Migration.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("OPENAI_API_KEY");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(arguments.Length > 0, (await errors).Length > 0);
        return (process.ExitCode, await output);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LlmAttributes.EndToEnd.Tests.Documentation;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Runs the sample as a user does: as a process.</summary>
public sealed partial class PipelineTests
{
    [Fact]
    public async Task Run_Offline_PassesThroughAllSystemsAndReportsTheSharesOfEachStage()
    {
        var (exitCode, output) = await RunAsync();

        Assert.Equal(0, exitCode);
        Assert.StartsWith("OFFLINE", output, StringComparison.Ordinal);
        Assert.Contains("Finding:  Finding { IsAllowed = True, Clauses = 4 }", output, StringComparison.Ordinal);
        Assert.Matches(@"Query: +Simplify: ", output);
        Assert.Matches(@"Sources: +\[1\] animals", output);
        Assert.Matches(@"Attempts: small: InvalidResponse, small: ok, .*medium: Overloaded \(503\), medium: Overloaded \(503\), large: ok\n", output);
        Assert.Contains("Again: Finding { IsAllowed = True, Clauses = 4 }, kept, for $0.00", output, StringComparison.Ordinal);
        Assert.Matches(@"Alike: Finding { IsAllowed = True, Clauses = 4 }, found by meaning \(0\.9\d\), for \$0\.00", output);
        var stages = Stage().Matches(output);
        Assert.Equal(Enum.GetNames<CallStage>(), stages.Select(static stage => stage.Groups["name"].Value));
        Assert.InRange(stages.Sum(static stage => Percent(stage, "time")), 90, 110);
        Assert.InRange(stages.Sum(static stage => Percent(stage, "cost")), 97, 103);
    }

    [Fact]
    public async Task Readme_OfTheSample_ShowsWhatItPrints()
    {
        var (_, output) = await RunAsync();
        var readme = Repository.Read("samples/Pipeline/README.md");
        var shown = readme[(readme.IndexOf("```text\n", StringComparison.Ordinal) + 8)..];
        shown = shown[..shown.IndexOf("\n```", StringComparison.Ordinal)];

        Assert.Equal(WithoutTimes(shown), WithoutTimes(output.TrimEnd('\n')));
    }

    // Times and their shares differ from run to run.
    private static string WithoutTimes(string output) => Stage().Replace(output, static stage => $"{stage.Groups["name"].Value} {stage.Groups["rest"].Value}");

    private static int Percent(Match stage, string group) => int.Parse(stage.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static async Task<(int ExitCode, string Output)> RunAsync()
    {
        // Not from beside the tests, where the assemblies of their frameworks lie.
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(own.Parent!.Parent!.FullName, "Pipeline", own.Name, "Pipeline.dll")])
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
        Assert.Equal("", await errors);
        return (process.ExitCode, (await output).ReplaceLineEndings("\n"));
    }

    [GeneratedRegex(@"^(?<name>[A-Z][A-Za-z]+) +(?<runs>\d+) +[\d.]+ +(?<time>\d+) %(?<rest> +\d+ +[\d.]+ +(?<cost>\d+) %)$", RegexOptions.Multiline)]
    private static partial Regex Stage();
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LlmAttributes.Generators.Tests;

/// <summary>Runs the generators before and after an edit and tells the reason of every step of one.</summary>
internal sealed class CachingHarness
{
    private readonly GeneratorRunResult _result;

    private CachingHarness(GeneratorRunResult result) => _result = result;

    /// <summary>How often each reason occurs among the outputs, for instance <c>Cached 3, Modified 1</c>.</summary>
    public string Outputs => string.Join(", ", _result.TrackedOutputSteps.Values
        .SelectMany(static runs => runs)
        .SelectMany(static run => run.Outputs)
        .GroupBy(static output => output.Reason)
        .OrderBy(static group => group.Key.ToString(), StringComparer.Ordinal)
        .Select(static group => $"{group.Key} {group.Count()}"));

    public GeneratorRunResult Result => _result;

    /// <summary>The reasons of one step, in the order of its values.</summary>
    public string this[string step] => string.Join(", ", _result.TrackedSteps.TryGetValue(step, out var runs)
        ? runs.SelectMany(static run => run.Outputs).Select(static output => output.Reason.ToString())
        : []);

    public static CachingHarness Edit(
        CSharpCompilation before,
        Func<CSharpCompilation, CSharpCompilation> edit,
        IEnumerable<AdditionalText>? files = null,
        Func<GeneratorDriver, GeneratorDriver>? change = null,
        AnalyzerConfigOptionsProvider? options = null,
        int generator = 0)
    {
        var driver = GeneratorHarness.Driver(files, options).RunGenerators(before);
        driver = change?.Invoke(driver) ?? driver;
        return new(driver.RunGenerators(edit(before)).GetRunResult().Results[generator]);
    }
}

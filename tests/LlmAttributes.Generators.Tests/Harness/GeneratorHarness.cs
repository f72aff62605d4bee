using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LlmAttributes.Generators.Tests;

/// <summary>Runs the generators on sources, twice, and compiles what they write with warnings as errors.</summary>
internal static class GeneratorHarness
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Shop",
        sources.Select(static (source, index) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"File{index}.cs")),
        TestReferences.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    public static CSharpGeneratorDriver Driver(IEnumerable<AdditionalText>? files = null, AnalyzerConfigOptionsProvider? options = null) => CSharpGeneratorDriver.Create(
        [new LlmClientGenerator().AsSourceGenerator(), new DecoratorGenerator().AsSourceGenerator(), new FakeGenerator().AsSourceGenerator()],
        files,
        ParseOptions,
        options,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Generates, asserts that a second run is cached, and that the result compiles without a warning.</summary>
    public static GeneratedOutput Run(params string[] sources) => Run(Compile(sources), []);

    public static GeneratedOutput Run(CSharpCompilation compilation, ImmutableArray<AdditionalText> files, AnalyzerConfigOptionsProvider? options = null)
    {
        var output = Generate(compilation, files, options);
        AssertClean(output.Compilation);
        return output;
    }

    /// <summary>Generates from sources that need not compile.</summary>
    public static GeneratedOutput Generate(CSharpCompilation compilation, ImmutableArray<AdditionalText> files = default, AnalyzerConfigOptionsProvider? options = null)
    {
        GeneratorDriver driver = Driver(files.IsDefault ? [] : files, options);
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var diagnostics);
        Assert.Empty(diagnostics);
        var result = driver.GetRunResult();
        foreach (var generator in result.Results)
            Assert.Null(generator.Exception);

        AssertCached(driver.RunGenerators(compilation.Clone()).GetRunResult());
        return new(result, (CSharpCompilation)updated);
    }

    private static void AssertCached(GeneratorDriverRunResult second)
    {
        foreach (var step in second.Results.SelectMany(static result => result.TrackedOutputSteps.Values).SelectMany(static steps => steps))
            Assert.All(step.Outputs, static output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    private static void AssertClean(Compilation compilation)
    {
        // Test sources are not documented; generated ones hold to what their pragmas promise.
        var problems = compilation.GetDiagnostics()
            .Where(static d => d.Severity >= DiagnosticSeverity.Warning && !(d.Id == "CS1591" && d.Location.SourceTree!.FilePath.StartsWith("File", StringComparison.Ordinal)))
            .ToList();
        Assert.True(problems.Count == 0, string.Join("\n", problems) + "\n\n" + string.Join("\n", problems.Select(static p => p.Location.SourceTree?.ToString()).Distinct()));
    }
}

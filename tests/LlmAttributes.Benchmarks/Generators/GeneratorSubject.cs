using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Benchmarks.Generators;

/// <summary>A generator with the sources it runs on.</summary>
internal sealed class GeneratorSubject(IEnumerable<ISourceGenerator> generators, IEnumerable<string> sources, MetadataReference[] references)
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp12);

    private readonly ImmutableArray<ISourceGenerator> _generators = [.. generators];
    private readonly SyntaxTree[] _trees = [.. sources.Select((text, i) => CSharpSyntaxTree.ParseText(text, s_parse, FormattableString.Invariant($"File{i}.cs")))];

    public int OutputCount => Driver().RunGenerators(Compilation(0)).GetRunResult().GeneratedTrees.Length;

    /// <summary>Milliseconds of a first run on a new compilation.</summary>
    public double Cold()
    {
        var compilation = Compilation(0);
        var driver = Driver();
        var start = Stopwatch.GetTimestamp();
        driver.RunGenerators(compilation);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Milliseconds of the run after an edit in a file without contracts.</summary>
    public double Edit(int version)
    {
        var driver = Driver().RunGenerators(Compilation(version));
        var edited = Compilation(version + 1);
        var start = Stopwatch.GetTimestamp();
        driver.RunGenerators(edited);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(_generators, parseOptions: s_parse);

    private CSharpCompilation Compilation(int version) => CSharpCompilation.Create(
        "Benchmark",
        [.. _trees, CSharpSyntaxTree.ParseText(FormattableString.Invariant($"internal static class Unrelated {{ public const int Version = {version}; }}"), s_parse, "Unrelated.cs")],
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}

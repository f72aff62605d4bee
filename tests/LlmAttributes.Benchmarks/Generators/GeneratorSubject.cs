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

    public int OutputCount => Driver().RunGenerators(Compilation(Options(), 0, 0)).GetRunResult().GeneratedTrees.Length;

    /// <summary>Milliseconds of a first run on a new compilation.</summary>
    public double Cold()
    {
        var compilation = Compilation(Options(), 0, 0);
        var driver = Driver();
        var start = Stopwatch.GetTimestamp();
        driver.RunGenerators(compilation);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Milliseconds of the run after an edit of a method body in a file without contracts: what happens on nearly every keystroke.</summary>
    public double EditBody(int version)
    {
        var options = Options();
        return Edit(Compilation(options, version, 0), Compilation(options, version + 1, 0));
    }

    /// <summary>Milliseconds of the run after an edit of a declaration in a file without contracts, which might change what a contract means.</summary>
    public double EditDeclaration(int version)
    {
        var options = Options();
        return Edit(Compilation(options, 0, version), Compilation(options, 0, version + 1));
    }

    private double Edit(CSharpCompilation before, CSharpCompilation edited)
    {
        var driver = Driver().RunGenerators(before);
        var start = Stopwatch.GetTimestamp();
        driver.RunGenerators(edited);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(_generators, parseOptions: s_parse);

    // New options make a compilation that has nothing in common with an earlier one, so that no generator finds anything it remembers.
    private static CSharpCompilationOptions Options() => new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    private CSharpCompilation Compilation(CSharpCompilationOptions options, int body, int constant) => CSharpCompilation.Create(
        "Benchmark",
        [.. _trees, CSharpSyntaxTree.ParseText(FormattableString.Invariant($"internal static class Unrelated {{ public const int Version = {constant}; public static int Next() {{ return {body}; }} }}"), s_parse, "Unrelated.cs")],
        references,
        options);
}

using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Benchmarks.Generators;

/// <summary>A generator with the sources it runs on.</summary>
internal sealed class GeneratorSubject(IEnumerable<ISourceGenerator> generators, IEnumerable<string> sources, MetadataReference[] references)
{
    private static readonly CSharpCompilationOptions s_options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp12);

    private readonly ImmutableArray<ISourceGenerator> _generators = [.. generators];
    private readonly string[] _sources = [.. sources];

    public int OutputCount => Driver().RunGenerators(Compilation(Parse(), 0, 0)).GetRunResult().GeneratedTrees.Length;

    /// <summary>Milliseconds of a first run on a new compilation.</summary>
    public double Cold()
    {
        var compilation = Compilation(Parse(), 0, 0);
        var driver = Driver();
        var start = Stopwatch.GetTimestamp();
        driver.RunGenerators(compilation);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Milliseconds of the run after an edit of a method body in a file without contracts: what happens on nearly every keystroke.</summary>
    public double EditBody(int version)
    {
        var trees = Parse();
        return Edit(Compilation(trees, version, 0), Compilation(trees, version + 1, 0), Compilation(trees, version + 2, 0));
    }

    /// <summary>Milliseconds of the run after an edit of a declaration in a file without contracts, which might change what a contract means.</summary>
    public double EditDeclaration(int version)
    {
        var trees = Parse();
        return Edit(Compilation(trees, 0, version), Compilation(trees, 0, version + 1), Compilation(trees, 0, version + 2));
    }

    // The second edit in a row stands for all that follow; what a generator sets up on the first is no keystroke's price.
    private double Edit(CSharpCompilation before, CSharpCompilation once, CSharpCompilation edited)
    {
        var driver = Driver().RunGenerators(before).RunGenerators(once);
        var start = Stopwatch.GetTimestamp();
        driver.RunGenerators(edited);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(_generators, parseOptions: s_parse);

    // New trees, so that no generator finds anything it remembers of an earlier run.
    private SyntaxTree[] Parse() =>
        [.. _sources.Select((text, i) => CSharpSyntaxTree.ParseText(text, s_parse, FormattableString.Invariant($"File{i}.cs")))];

    private CSharpCompilation Compilation(SyntaxTree[] trees, int body, int constant) => CSharpCompilation.Create(
        "Benchmark",
        [.. trees, CSharpSyntaxTree.ParseText(FormattableString.Invariant($"internal static class Unrelated {{ public const int Version = {constant}; public static int Next() {{ return {body}; }} }}"), s_parse, "Unrelated.cs")],
        references,
        s_options);
}

using System.Collections.Immutable;
using LlmAttributes.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace LlmAttributes.Analyzers.Tests;

/// <summary>One source, compiled as a build does it: first the generators, then the analyzers over all of it.</summary>
internal sealed class CompilerRun
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp12);
    private static readonly SyntaxTree s_usings = CSharpSyntaxTree.ParseText(RuleTest<EmptyCodeFixProvider>.Usings, s_parse, "Usings.cs");

    private static readonly CSharpCompilation s_empty = CSharpCompilation.Create(
        "Shop",
        [s_usings],
        PlatformReferences.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers = [new ContractAnalyzer(), new MisplacedAttributeAnalyzer()];

    private readonly List<string> _crashes = [];

    private CompilerRun(ImmutableArray<Diagnostic> source, ImmutableArray<Diagnostic> rules, ImmutableArray<Diagnostic> output, string generated)
    {
        Source = source;
        Rules = rules;
        Output = output;
        Generated = generated;
    }

    /// <summary>What the compiler says of the source alone.</summary>
    public ImmutableArray<Diagnostic> Source { get; }

    /// <summary>What the analyzers say.</summary>
    public ImmutableArray<Diagnostic> Rules { get; }

    /// <summary>What the compiler says of source and generated code together.</summary>
    public ImmutableArray<Diagnostic> Output { get; }

    public string Generated { get; }

    /// <summary>What no run may ever show: exceptions in analyzers or generators.</summary>
    public IReadOnlyList<string> Crashes => _crashes;

    public static async Task<CompilerRun> OfAsync(string source, CancellationToken cancellation = default)
    {
        var compilation = s_empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, s_parse, "Source.cs", cancellationToken: cancellation));
        var driver = CSharpGeneratorDriver.Create([new LlmClientGenerator().AsSourceGenerator(), new DecoratorGenerator().AsSourceGenerator()], parseOptions: s_parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var drivers, cancellation);
        var crashes = drivers.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(static diagnostic => diagnostic.ToString()).ToList();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, analyzer, _) => crashes.Add($"{analyzer}: {exception}"), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var rules = await output.WithAnalyzers(s_analyzers, options).GetAnalyzerDiagnosticsAsync(cancellation);
        var generated = string.Concat(driver.GetRunResult().GeneratedTrees.Select(static tree => tree.ToString()));
        var run = new CompilerRun(
            Errors(compilation, cancellation), [.. rules.Where(static rule => rule.Id.StartsWith("LLMA", StringComparison.Ordinal))], Errors(output, cancellation), generated);
        run._crashes.AddRange(crashes);
        return run;
    }

    private static ImmutableArray<Diagnostic> Errors(Compilation compilation, CancellationToken cancellation) =>
        [.. compilation.GetDiagnostics(cancellation).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Generators.Tests;

/// <summary>What a run has written.</summary>
internal sealed class GeneratedOutput(GeneratorDriverRunResult result, CSharpCompilation compilation)
{
    public CSharpCompilation Compilation { get; } = compilation;

    public IReadOnlyList<string> HintNames { get; } = [.. result.Results.SelectMany(static r => r.GeneratedSources).Select(static s => s.HintName)];

    public string this[string hintName] => result.Results
        .SelectMany(static r => r.GeneratedSources)
        .Single(source => source.HintName == hintName)
        .SourceText.ToString();

    public string All => string.Join("\n", result.Results.SelectMany(static r => r.GeneratedSources).Select(static s => $"// ==== {s.HintName}\n{s.SourceText}"));
}

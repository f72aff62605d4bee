using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers;

/// <summary>What the analyzers of one compilation share, read when the first of them asks.</summary>
internal sealed class CompilationContext(Compilation compilation, AnalyzerOptions options)
{
    private AssemblyIndex? _index;
    private KnownModels? _models;

    public static bool IsLibraryVisible(Compilation compilation) => !compilation.GetTypesByMetadataName("LlmAttributes.LlmClientAttribute").IsEmpty;

    // Two threads may both read; the result is the same.
    public AssemblyIndex Index(CancellationToken cancellation) => _index ??= AssemblyIndex.Read(compilation, cancellation);

    public KnownModels Models(CancellationToken cancellation) =>
        _models ??= KnownModelsReader.Read(compilation, Index(cancellation), options, cancellation);
}

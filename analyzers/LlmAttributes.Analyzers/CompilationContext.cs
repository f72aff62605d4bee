using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers;

/// <summary>What the analyzers of one compilation share, read when the first of them asks.</summary>
internal sealed class CompilationContext(Compilation compilation, AnalyzerOptions options)
{
    private AssemblyIndex? _index;
    private KnownModels? _models;
    private PromptFiles? _files;
    private PriceLists? _prices;

    public static bool IsLibraryVisible(Compilation compilation) => !compilation.GetTypesByMetadataName(MetadataNames.LlmClient).IsEmpty;

    // Two threads may both read; the result is the same.
    public AssemblyIndex Index(CancellationToken cancellation) => _index ??= AssemblyIndex.Read(compilation, cancellation);

    public KnownModels Models(CancellationToken cancellation) =>
        _models ??= KnownModelsReader.Read(compilation, Index(cancellation), options, Prices(cancellation), cancellation);

    public PriceLists Prices(CancellationToken cancellation) => _prices ??= PriceListsReader.Read(options, cancellation);

    public PromptFiles Files(CancellationToken cancellation) => _files ??= PromptFilesReader.Read(options, cancellation);
}

using Microsoft.CodeAnalysis.Diagnostics;
using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers;

/// <summary>Reads the price lists among the additional files; a broken one is a report of its own.</summary>
internal static class PriceListsReader
{
    public static PriceLists Read(AnalyzerOptions options, CancellationToken cancellation)
    {
        var files = new List<PriceFile>();
        foreach (var file in options.AdditionalFiles)
        {
            if (PriceFile.Matches(file, options.AnalyzerConfigOptionsProvider) && file.GetText(cancellation) is { } text && PriceFile.Read(text.ToString()) is { } list)
                files.Add(list);
        }

        return new(files);
    }
}

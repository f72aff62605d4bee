using Microsoft.CodeAnalysis.Diagnostics;
using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers;

/// <summary>Reads the additional files that a prompt may name.</summary>
internal static class PromptFilesReader
{
    public static PromptFiles Read(AnalyzerOptions options, CancellationToken cancellation)
    {
        var files = new List<PromptFile>();
        foreach (var file in options.AdditionalFiles)
            files.Add(PromptFile.Read(file, cancellation));

        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ProjectDir", out var directory);
        return new PromptFiles(directory ?? "", files.ToEquatableArray());
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Analyzers.Tests;

/// <summary>What test sources compile against: the running framework and the library, so that nothing is downloaded.</summary>
internal static class PlatformReferences
{
    public static ImmutableArray<MetadataReference> Framework { get; } = Read(static name =>
        name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "netstandard" or "mscorlib");

    public static ImmutableArray<MetadataReference> All { get; } = Framework.AddRange(Read(static name =>
        name is "LlmAttributes" || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)));

    private static ImmutableArray<MetadataReference> Read(Func<string, bool> isWanted)
    {
        var paths = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. paths.Split(Path.PathSeparator)
                .Where(path => isWanted(Path.GetFileNameWithoutExtension(path)))
                .Select(static path => MetadataReference.CreateFromFile(path)),
        ];
    }
}

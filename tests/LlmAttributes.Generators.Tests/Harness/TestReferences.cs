using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators.Tests;

/// <summary>The assemblies that test sources see: those of the running framework and of the library, so that nothing is downloaded.</summary>
internal static class TestReferences
{
    public static ImmutableArray<MetadataReference> Framework { get; } = Load(static name =>
        name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "netstandard" or "mscorlib");

    public static ImmutableArray<MetadataReference> Library { get; } = Load(static name =>
        name == "LlmAttributes" || (name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) && name.EndsWith(".Abstractions", StringComparison.Ordinal)));

    public static ImmutableArray<MetadataReference> All { get; } = [.. Framework, .. Library];

    private static ImmutableArray<MetadataReference> Load(Func<string, bool> isWanted)
    {
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => isWanted(Path.GetFileNameWithoutExtension(path)))
                .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path)),
        ];
    }
}

using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LlmAttributes.EndToEnd.Tests.Documentation;

/// <summary>The generators and analyzers, loaded from where they were built, as the compiler loads them from the package.</summary>
internal static class CompilerParts
{
    private static readonly string[] s_ofTheTests = ["xunit", "testhost", "coverlet", "Quickstart", "Microsoft.CodeAnalysis", "Microsoft.TestPlatform", "Microsoft.VisualStudio", "LlmAttributes.EndToEnd"];

    public static CSharpParseOptions Parse { get; } = new(LanguageVersion.CSharp12);

    public static ImmutableArray<ISourceGenerator> Generators { get; } = Load("LlmAttributes.Generators").GetGenerators(LanguageNames.CSharp);

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = Load("LlmAttributes.Analyzers").GetAnalyzers(LanguageNames.CSharp);

    /// <summary>What a project sees that references every package.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !s_ofTheTests.Any(name => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal)))
            .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path)),
    ];

    private static AnalyzerFileReference Load(string name)
    {
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return new(Path.Combine(own.Parent!.Parent!.FullName, name, own.Name, name + ".dll"), new Loader());
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // What a part needs lies beside it, where the runtime looks by itself.
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}

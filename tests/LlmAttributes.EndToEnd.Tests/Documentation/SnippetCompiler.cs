using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LlmAttributes.EndToEnd.Tests.Documentation;

/// <summary>Compiles snippets as a build does that takes warnings as errors: generators, compiler, analyzers.</summary>
internal static class SnippetCompiler
{
    private static readonly SyntaxTree s_usings = Tree("Usings.cs", """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """);

    private static readonly Lazy<byte[]> s_surroundings = new(CompileSurroundings);

    private static readonly SyntaxTree s_known = Tree("Known.cs", """
        global using System.ComponentModel;
        global using System.ComponentModel.DataAnnotations;
        global using LlmAttributes;
        global using LlmAttributes.Testing;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.Extensions.AI;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Shop;
        global using static Shop.Known;
        """);

    // All compilations come from one, so that what they reference is read once.
    private static readonly CSharpCompilation s_programs = CSharpCompilation.Create(
        "Snippet", [s_usings], CompilerParts.References, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static readonly CSharpCompilation s_pieces = s_programs.AddSyntaxTrees(s_known).AddReferences(MetadataReference.CreateFromImage(Surroundings));

    /// <summary>The assembly of the types and values that pieces of a project know.</summary>
    public static byte[] Surroundings => s_surroundings.Value;

    /// <summary>Compiles a snippet.</summary>
    /// <returns>The compilation, and what is wrong with it, with lines as in the page.</returns>
    public static async Task<(Compilation Compilation, IReadOnlyList<string> Faults)> CompileAsync(Snippet snippet)
    {
        var code = snippet.Form == SnippetForm.Members ? $"[LlmClient] public partial interface IMembers {{\n{snippet.Code}\n}}" : "\n" + snippet.Code;
        var tree = Tree(snippet.Page, new string('\n', snippet.Line - 2) + code);
        var isProgram = ((CompilationUnitSyntax)await tree.GetRootAsync()).Members.Any(static member => member is GlobalStatementSyntax);
        var start = snippet.Form <= SnippetForm.Measured ? s_programs : s_pieces;
        var compilation = start.AddSyntaxTrees(tree)
            .WithOptions(start.Options.WithOutputKind(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary));

        var (output, generators) = Generate(compilation);
        var rules = await output.WithAnalyzers(CompilerParts.Analyzers, new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync();
        return (output, [.. generators.Concat(output.GetDiagnostics()).Concat(rules).Where(IsFault).Select(static fault => fault.ToString())]);
    }

    private static byte[] CompileSurroundings()
    {
        var source = Tree("Surroundings.txt", Repository.Read("tests/LlmAttributes.EndToEnd.Tests/Documentation/Surroundings.txt"));
        using var image = new MemoryStream();
        var result = Generate(s_programs.AddSyntaxTrees(source).WithAssemblyName(nameof(Surroundings))).Output.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return image.ToArray();
    }

    private static (Compilation Output, ImmutableArray<Diagnostic> Faults) Generate(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver.Create(CompilerParts.Generators, parseOptions: CompilerParts.Parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var faults);
        return (output, faults);
    }

    // The assemblies of the packages name those of the framework in several versions, which a build unifies.
    private static bool IsFault(Diagnostic diagnostic) =>
        diagnostic is { Severity: >= DiagnosticSeverity.Warning, IsSuppressed: false, Id: not ("CS1701" or "CS1702") };

    private static SyntaxTree Tree(string path, string text) => CSharpSyntaxTree.ParseText(text, CompilerParts.Parse, path);
}

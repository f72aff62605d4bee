using System.Collections.Immutable;
using System.Reflection;
using LlmAttributes.CodeFixes;
using LlmAttributes.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Analyzers.Tests;

/// <summary>A project in a workspace, with the compiler parts as analyzer references loaded from their files: what an editor makes of the package.</summary>
internal sealed class EditorSession : IDisposable
{
    private readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);
    private readonly ProjectId _project = ProjectId.CreateNewId();

    public EditorSession(params (string Name, string Text)[] files)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp12);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var solution = _workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                _project, VersionStamp.Default, "Shop", "Shop", LanguageNames.CSharp,
                compilationOptions: options,
                parseOptions: parse,
                metadataReferences: PlatformReferences.All,
                analyzerReferences: [Reference(typeof(ContractAnalyzer)), Reference(typeof(LlmClientGenerator))]));
        foreach (var (name, text) in files)
        {
            var id = DocumentId.CreateNewId(_project);
            solution = name.EndsWith(".cs", StringComparison.Ordinal)
                ? solution.AddDocument(id, name, text, filePath: "/shop/" + name)
                : name.EndsWith(".globalconfig", StringComparison.Ordinal)
                    ? solution.AddAnalyzerConfigDocument(id, name, SourceText.From(text), filePath: "/shop/" + name)
                    : solution.AddAdditionalDocument(id, name, text, filePath: "/shop/" + name);
        }

        Assert.True(_workspace.TryApplyChanges(solution));
    }

    private Project Project => _workspace.CurrentSolution.GetProject(_project)!;

    public async Task<string> TextOfAsync(string name) => (await Document(name).GetTextAsync()).ToString();

    public async Task<IReadOnlyList<string>> GeneratedFilesAsync() =>
        [.. (await Project.GetSourceGeneratedDocumentsAsync()).Select(static document => document.HintName).Order(StringComparer.Ordinal)];

    /// <summary>Everything that the compiler and the analyzers say, in the order of the text.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync()
    {
        var compilation = await Project.GetCompilationAsync();
        var analyzers = Project.AnalyzerReferences.SelectMany(static reference => reference.GetAnalyzers(LanguageNames.CSharp)).ToImmutableArray();
        var all = await compilation!.WithAnalyzers(analyzers, Project.AnalyzerOptions).GetAllDiagnosticsAsync();
        return [.. all.Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden).OrderBy(static diagnostic => diagnostic.Location.SourceSpan)];
    }

    /// <summary>The fixes that the light bulb offers for a diagnostic.</summary>
    public async Task<IReadOnlyList<CodeAction>> FixesAsync(Diagnostic diagnostic)
    {
        var document = Project.Documents.Single(document => document.FilePath == diagnostic.Location.SourceTree!.FilePath);
        var actions = new List<CodeAction>();
        foreach (var type in typeof(MakePartialFix).Assembly.GetExportedTypes())
        {
            if (type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not { } export || !export.Languages.Contains(LanguageNames.CSharp))
                continue;

            var provider = (CodeFixProvider)Activator.CreateInstance(type)!;
            if (provider.FixableDiagnosticIds.Contains(diagnostic.Id))
                await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions;
    }

    public async Task ApplyAsync(CodeAction action)
    {
        foreach (var operation in await action.GetOperationsAsync(CancellationToken.None))
            operation.Apply(_workspace, CancellationToken.None);
    }

    public void Dispose() => _workspace.Dispose();

    private Document Document(string name) => Project.Documents.Single(document => document.Name == name);

    private static AnalyzerFileReference Reference(Type part) => new(part.Assembly.Location, new Loader());

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}

using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using LlmAttributes.Contract;

namespace LlmAttributes.CodeFixes;

/// <summary>Adds [JsonSerializable] to the context that a contract names, which mostly stands in another file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CoverResultFix))]
public sealed class CoverResultFix : CodeFixProvider
{
    private const string Key = "CoverResult";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RuleIds.UncoveredResult);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => AllAtOnce.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FindContextAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } declaration)
                continue;

            var title = $"Add [JsonSerializable] to '{declaration.Identifier.ValueText}'";
            context.RegisterCodeFix(
                CodeAction.Create(title, cancellation => CoverAsync(context.Document.Project.Solution, ImmutableArray.Create((context.Document, diagnostic)), cancellation), Key), diagnostic);
        }
    }

    private static async Task<Solution> CoverAsync(Solution solution, ImmutableArray<(Document Document, Diagnostic Diagnostic)> uncovered, CancellationToken cancellation)
    {
        var editor = new SolutionEditor(solution);
        var added = new HashSet<(ClassDeclarationSyntax, string)>();
        foreach (var (document, diagnostic) in uncovered)
        {
            if (await FindContextAsync(document, diagnostic, cancellation).ConfigureAwait(false) is not { } declaration
                || diagnostic.Properties[RuleProperties.Name] is not { } type || !added.Add((declaration, type)) || solution.GetDocument(declaration.SyntaxTree) is not { } target)
                continue;

            var edit = await editor.GetDocumentEditorAsync(target.Id, cancellation).ConfigureAwait(false);
            edit.ReplaceNode(declaration, (current, _) => Cover((ClassDeclarationSyntax)current, type));
        }

        return editor.GetChangedSolution();
    }

    private static ClassDeclarationSyntax Cover(ClassDeclarationSyntax declaration, string type)
    {
        var attribute = SyntaxFactory.Attribute(SyntaxFactory.ParseName("global::System.Text.Json.Serialization.JsonSerializable"))
            .AddArgumentListArguments(SyntaxFactory.AttributeArgument(SyntaxFactory.TypeOfExpression(SyntaxFactory.ParseTypeName(type))))
            .WithAdditionalAnnotations(Simplifier.Annotation);
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute)).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        if (declaration.AttributeLists.Count > 0)
            return declaration.AddAttributeLists(list);

        // What stands above the class stays above it.
        return declaration.WithoutLeadingTrivia().AddAttributeLists(list.WithLeadingTrivia(declaration.GetLeadingTrivia()));
    }

    private static async Task<ClassDeclarationSyntax?> FindContextAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InterfaceDeclarationSyntax>() is not { } contract || model?.GetDeclaredSymbol(contract, cancellation) is not { } symbol)
            return null;

        foreach (var attribute in symbol.GetAttributes())
        {
            var context = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "JsonContext").Value.Value as INamedTypeSymbol;
            foreach (var reference in context?.DeclaringSyntaxReferences ?? ImmutableArray<SyntaxReference>.Empty)
            {
                // The platform's generator adds parts of its own, which nobody can edit.
                if (await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is ClassDeclarationSyntax { BaseList: not null } declaration
                    && document.Project.Solution.GetDocument(declaration.SyntaxTree) is not null)
                    return declaration;
            }
        }

        return null;
    }

    private sealed class AllAtOnce : FixAllProvider
    {
        public static AllAtOnce Instance { get; } = new();

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var found = ImmutableArray.CreateBuilder<(Document, Diagnostic)>();
            var projects = fixAllContext.Scope == FixAllScope.Solution ? fixAllContext.Solution.Projects : new[] { fixAllContext.Project };
            foreach (var document in fixAllContext.Scope == FixAllScope.Document ? new[] { fixAllContext.Document! } : projects.SelectMany(static project => project.Documents))
            {
                foreach (var diagnostic in await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false))
                    found.Add((document, diagnostic));
            }

            return CodeAction.Create("Add [JsonSerializable]", cancellation => CoverAsync(fixAllContext.Solution, found.ToImmutable(), cancellation), Key);
        }
    }
}

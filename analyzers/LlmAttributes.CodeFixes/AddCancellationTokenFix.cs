using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.CodeFixes;

/// <summary>Adds an optional CancellationToken as last parameter, with the import that it needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddCancellationTokenFix))]
public sealed class AddCancellationTokenFix() : Fix("AddCancellationToken", RuleIds.MissingCancellationToken)
{
    private const string Token = "CancellationToken";

    private protected override string? Title(Diagnostic diagnostic, SyntaxNode root, SourceText text) =>
        Find<MethodDeclarationSyntax>(root, diagnostic) is null ? null : "Add a CancellationToken";

    private protected override async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var needsImport = false;
        var methods = new HashSet<MethodDeclarationSyntax>();
        foreach (var diagnostic in diagnostics)
        {
            if (Find<MethodDeclarationSyntax>(editor.OriginalRoot, diagnostic) is not { } method || !methods.Add(method))
                continue;

            var type = NameAt(editor.SemanticModel, method.SpanStart, ref needsImport);
            editor.ReplaceNode(method.ParameterList, (current, _) => Add((ParameterListSyntax)current, type));
        }

        var changed = editor.GetChangedDocument();
        return needsImport ? await Imports.AddAsync(changed, "System.Threading", cancellation).ConfigureAwait(false) : changed;
    }

    private static TypeSyntax NameAt(SemanticModel model, int position, ref bool needsImport)
    {
        var known = model.LookupNamespacesAndTypes(position, name: Token);
        needsImport |= known.IsEmpty;
        var isOther = !known.IsEmpty && !known.Any(static symbol => symbol is INamedTypeSymbol type && CallSymbols.IsCancellationToken(type));
        return SyntaxFactory.ParseTypeName(isOther ? "global::System.Threading." + Token : Token);
    }

    private static ParameterListSyntax Add(ParameterListSyntax list, TypeSyntax type)
    {
        var parameters = list.Parameters;
        var parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(FreeName(list)))
            .WithType(type.WithTrailingTrivia(SyntaxFactory.Space))
            .WithDefault(SyntaxFactory.EqualsValueClause(
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression)));
        if (parameters.Count == 0)
            return list.WithParameters(parameters.Add(parameter));

        // Beside its neighbour, or under it where each parameter has its own line.
        var last = parameters[parameters.Count - 1];
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(
            parameters.SeparatorCount > 0
                ? parameters.GetSeparator(parameters.SeparatorCount - 1).TrailingTrivia
                : SyntaxFactory.TriviaList(SyntaxFactory.Space));
        var isParams = last.Modifiers.Any(SyntaxKind.ParamsKeyword);
        parameter = parameter.WithLeadingTrivia(last.GetLeadingTrivia());
        var nodes = parameters.GetWithSeparators();
        nodes = isParams
            ? nodes.Insert(nodes.Count - 1, parameter).Insert(nodes.Count, comma)
            : nodes.Add(comma).Add(parameter);
        return list.WithParameters(SyntaxFactory.SeparatedList<ParameterSyntax>(nodes));
    }

    private static string FreeName(ParameterListSyntax list)
    {
        var taken = new HashSet<string>(list.Parameters.Select(static parameter => parameter.Identifier.ValueText), StringComparer.Ordinal);
        var name = "cancellationToken";
        for (var i = 2; taken.Contains(name); i++)
            name = "cancellationToken" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }
}

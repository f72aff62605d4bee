using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.CodeFixes;

/// <summary>Adds the parameter that a placeholder asks for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddParameterFix))]
public sealed class AddParameterFix() : TextFix("AddParameter", RuleIds.UnknownPlaceholder)
{
    private protected override string? Title(Diagnostic diagnostic, SyntaxNode root, SourceText text) =>
        Find<MethodDeclarationSyntax>(root, diagnostic) is not null && Name(diagnostic) is { } name ? $"Add parameter '{name}'" : null;

    private protected override IEnumerable<TextChange> Changes(SyntaxNode root, SourceText text, ImmutableArray<Diagnostic> diagnostics)
    {
        var added = new Dictionary<MethodDeclarationSyntax, List<string>>();
        foreach (var diagnostic in diagnostics)
        {
            if (Find<MethodDeclarationSyntax>(root, diagnostic) is not { } method || Name(diagnostic) is not { } name)
                continue;

            if (!added.TryGetValue(method, out var names))
                added.Add(method, names = new());
            if (!names.Contains(name))
                names.Add(name);
        }

        foreach (var pair in added)
            yield return Insert(pair.Key.ParameterList, string.Join(", ", pair.Value.ConvertAll(static name => "string " + Escape(name))));
    }

    private static TextChange Insert(ParameterListSyntax list, string parameters)
    {
        foreach (var parameter in list.Parameters)
        {
            if (IsTail(parameter))
                return new TextChange(new TextSpan(parameter.SpanStart, 0), parameters + ", ");
        }

        return new TextChange(new TextSpan(list.CloseParenToken.SpanStart, 0), list.Parameters.Count == 0 ? parameters : ", " + parameters);
    }

    // Values come before what belongs to the call, and before what may be left out.
    private static bool IsTail(ParameterSyntax parameter) =>
        parameter.Default is not null
        || parameter.Modifiers.Any(SyntaxKind.ParamsKeyword)
        || parameter.Type?.GetLastToken().ValueText is "CancellationToken" or "ChatOptions" or "LlmCallOptions";

    // A path would need a type that has its properties, which nobody can guess.
    private static string? Name(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(RuleProperties.Name, out var name) && name is not null && SyntaxFacts.IsValidIdentifier(name) ? name : null;

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}

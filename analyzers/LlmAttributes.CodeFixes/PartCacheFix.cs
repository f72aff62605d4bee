using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.CodeFixes;

/// <summary>Parts the answers of a cached call by whom they are for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartCacheFix))]
public sealed class PartCacheFix() : TextFix("PartCache", RuleIds.UnpartitionedCache, RuleIds.UnpartitionedSemanticCache)
{
    private protected override string? Title(Diagnostic diagnostic, SyntaxNode root, SourceText text) =>
        Find<ParameterSyntax>(root, diagnostic) is { } parameter && Change(parameter) is not null ? $"Part the cache by '{parameter.Identifier.ValueText}'" : null;

    private protected override IEnumerable<TextChange> Changes(SyntaxNode root, SourceText text, ImmutableArray<Diagnostic> diagnostics)
    {
        // A cache is parted by one parameter.
        var parted = new HashSet<SyntaxNode>();
        foreach (var diagnostic in diagnostics)
        {
            if (Find<ParameterSyntax>(root, diagnostic) is { Parent.Parent: { } method } parameter && parted.Add(method) && Change(parameter) is { } change)
                yield return change;
        }
    }

    private static TextChange? Change(ParameterSyntax parameter)
    {
        if (parameter.Parent?.Parent is not MethodDeclarationSyntax { AttributeLists: { Count: > 0 } lists })
            return null;

        var argument = $"PartitionBy = \"{parameter.Identifier.ValueText}\"";
        foreach (var list in lists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (attribute.Name.GetLastToken().ValueText is "Cache" or "CacheAttribute")
                    return AddTo(attribute, argument);
            }
        }

        return new TextChange(new TextSpan(lists[0].Attributes.Last().Span.End, 0), $", Cache({argument})");
    }

    private static TextChange? AddTo(AttributeSyntax attribute, string argument)
    {
        if (attribute.ArgumentList is not { Arguments: var arguments } list)
            return new TextChange(new TextSpan(attribute.Span.End, 0), $"({argument})");
        foreach (var other in arguments)
        {
            if (other.NameEquals?.Name.Identifier.ValueText == "PartitionBy")
                return null;
        }

        return new TextChange(new TextSpan(list.CloseParenToken.SpanStart, 0), arguments.Count == 0 ? argument : ", " + argument);
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.CodeFixes;

/// <summary>Removes an attribute, or the argument of one, that does nothing where it stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveWithoutEffectFix))]
public sealed class RemoveWithoutEffectFix() : TextFix("RemoveWithoutEffect", RuleIds.AttributeWithoutEffect)
{
    private protected override string? Title(Diagnostic diagnostic, SyntaxNode root, SourceText text) => Target(root, diagnostic) switch
    {
        AttributeSyntax attribute => $"Remove [{attribute.Name.GetLastToken().ValueText}]",
        AttributeArgumentSyntax { NameEquals: { } name } => $"Remove '{name.Name.Identifier.ValueText}'",
        AttributeArgumentSyntax argument => $"Remove '{argument}'",
        _ => null,
    };

    private protected override IEnumerable<TextChange> Changes(SyntaxNode root, SourceText text, ImmutableArray<Diagnostic> diagnostics)
    {
        var targets = new HashSet<SyntaxNode>();
        foreach (var diagnostic in diagnostics)
        {
            if (Target(root, diagnostic) is { } target)
                targets.Add(target);
        }

        var done = new HashSet<SyntaxNode>();
        foreach (var target in targets)
        {
            if (target.Parent is AttributeListSyntax attributes && done.Add(attributes))
            {
                foreach (var change in Remaining(attributes.Attributes, targets, text, LineOrSpan(attributes, text)))
                    yield return change;
            }
            else if (target.Parent is AttributeArgumentListSyntax arguments && !targets.Contains(arguments.Parent!) && done.Add(arguments))
            {
                foreach (var change in Remaining(arguments.Arguments, targets, text, arguments.Span))
                    yield return change;
            }
        }
    }

    private static SyntaxNode? Target(SyntaxNode root, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (Find<AttributeSyntax>(root, diagnostic) is not { } attribute)
            return null;
        if (attribute.Span == span)
            return attribute;
        return Find<AttributeArgumentSyntax>(root, diagnostic) is { } argument && argument.Span == span ? argument : null;
    }

    private static IEnumerable<TextChange> Remaining<T>(SeparatedSyntaxList<T> list, HashSet<SyntaxNode> removed, SourceText text, TextSpan whole)
        where T : SyntaxNode
    {
        var kept = new List<int>();
        for (var i = 0; i < list.Count; i++)
        {
            if (!removed.Contains(list[i]))
                kept.Add(i);
        }

        if (kept.Count == 0)
        {
            yield return new TextChange(whole, "");
            yield break;
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (!removed.Contains(list[i]))
                continue;

            // With the separator before it, or the one after it where nothing stays before it.
            yield return new TextChange(
                i > kept[0]
                    ? TextSpan.FromBounds(list[i - 1].Span.End, list[i].Span.End)
                    : TextSpan.FromBounds(list[i].SpanStart, list[i + 1].SpanStart),
                "");
        }
    }

    // A list that has its lines to itself goes with them; beside other code only the blank after it goes too.
    private static TextSpan LineOrSpan(AttributeListSyntax list, SourceText text)
    {
        var first = text.Lines.GetLineFromPosition(list.SpanStart);
        var last = text.Lines.GetLineFromPosition(list.Span.End);
        var isAlone = IsBlank(text, first.Start, list.SpanStart) && IsBlank(text, list.Span.End, last.End);
        if (isAlone)
            return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);

        var end = list.Span.End;
        while (end < last.End && text[end] == ' ')
            end++;
        return TextSpan.FromBounds(list.SpanStart, end);
    }

    private static bool IsBlank(SourceText text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
                return false;
        }

        return true;
    }
}

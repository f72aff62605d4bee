using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlmAttributes.CodeFixes;

/// <summary>Adds a using directive at its place in the order.</summary>
internal static class Imports
{
    public static async Task<Document> AddAsync(Document document, string name, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not CompilationUnitSyntax unit)
            return document;

        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var lineEnd = text.Lines.Count > 1 && text.ToString(text.Lines[0].SpanIncludingLineBreak).EndsWith("\r\n", StringComparison.Ordinal)
            ? SyntaxFactory.CarriageReturnLineFeed
            : SyntaxFactory.LineFeed;
        var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(name))
            .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            .WithTrailingTrivia(lineEnd);
        return document.WithSyntaxRoot(unit.Usings.Count == 0 ? AddFirst(unit, directive, lineEnd) : AddSorted(unit, directive, name));
    }

    private static CompilationUnitSyntax AddSorted(CompilationUnitSyntax unit, UsingDirectiveSyntax directive, string name)
    {
        var index = 0;
        while (index < unit.Usings.Count && IsBefore(unit.Usings[index], name))
            index++;
        if (index > 0)
            return unit.WithUsings(unit.Usings.Insert(index, directive));

        // What stands above the first directive belongs to the file.
        var first = unit.Usings[0];
        return unit.WithUsings(unit.Usings.Replace(first, first.WithoutLeadingTrivia()).Insert(0, directive.WithLeadingTrivia(first.GetLeadingTrivia())));
    }

    private static CompilationUnitSyntax AddFirst(CompilationUnitSyntax unit, UsingDirectiveSyntax directive, SyntaxTrivia lineEnd)
    {
        directive = directive.WithTrailingTrivia(lineEnd, lineEnd);
        var first = unit.GetFirstToken(includeZeroWidth: true);

        // Directives such as '#define' must stay in front of everything.
        return first.LeadingTrivia.Any(static trivia => trivia.IsDirective)
            ? unit.ReplaceToken(first, first.WithLeadingTrivia()).WithUsings(SyntaxFactory.SingletonList(directive.WithLeadingTrivia(first.LeadingTrivia)))
            : unit.WithUsings(SyntaxFactory.SingletonList(directive));
    }

    private static bool IsBefore(UsingDirectiveSyntax other, string name)
    {
        if (other.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))
            return true;
        var text = other.Name?.ToString() ?? "";
        return other.Alias is null && other.StaticKeyword.IsKind(SyntaxKind.None)
            && (text == "System" || text.StartsWith("System.", StringComparison.Ordinal)) && string.CompareOrdinal(text, name) < 0;
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.CodeFixes;

/// <summary>A fix that is a few changes of the text, so that everything around them stays as it was written.</summary>
public abstract class TextFix : Fix
{
    private protected TextFix(string key, params string[] ids)
        : base(key, ids)
    {
    }

    private protected abstract IEnumerable<TextChange> Changes(SyntaxNode root, SourceText text, ImmutableArray<Diagnostic> diagnostics);

    private protected sealed override async Task<Document> ApplyAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        if (root is null)
            return document;

        var changes = new List<TextChange>(new HashSet<TextChange>(Changes(root, text, diagnostics)));
        changes.Sort(static (left, right) => left.Span.CompareTo(right.Span));
        return document.WithText(text.WithChanges(changes));
    }
}

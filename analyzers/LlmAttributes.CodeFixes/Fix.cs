using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.CodeFixes;

/// <summary>A fix that mends any number of diagnostics of one document in one go, so that fixing all never merges rival edits.</summary>
public abstract class Fix : CodeFixProvider
{
    private readonly string _key;
    private readonly FixAllProvider _all;

    private protected Fix(string key, params string[] ids)
    {
        _key = key;
        FixableDiagnosticIds = ids.ToImmutableArray();
        _all = FixAllProvider.Create(async (context, document, diagnostics) =>
            await ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => _all;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is null || diagnostic.Location.SourceTree != root.SyntaxTree || Title(diagnostic, root, text) is not { } title)
                continue;

            var action = CodeAction.Create(title, cancellation => ApplyAsync(context.Document, ImmutableArray.Create(diagnostic), cancellation), _key);
            context.RegisterCodeFix(action, diagnostic);
        }
    }

    /// <summary>Says what the fix would do, or <see langword="null"/> where it can do nothing.</summary>
    private protected abstract string? Title(Diagnostic diagnostic, SyntaxNode root, SourceText text);

    private protected abstract Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation);

    private protected static T? Find<T>(SyntaxNode root, Diagnostic diagnostic)
        where T : SyntaxNode =>
        root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            ? root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>()
            : null;
}

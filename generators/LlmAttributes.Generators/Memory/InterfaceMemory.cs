using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators.Memory;

/// <summary>
/// Keeps what an interface meant until an edit may have changed it. The compiler runs every transform again after every edit, and binding the
/// signatures and attributes of all interfaces is by far the largest part of that time.
/// </summary>
/// <remarks>
/// An edit elsewhere matters only if it declares a name that the interface's files mention, or that is mentioned by a file declaring such a name,
/// and so on. Words of the text stand for names, comments and strings included: that can only forget too early.
/// </remarks>
internal static class InterfaceMemory<TModel>
    where TModel : class
{
    private static readonly ConditionalWeakTable<SyntaxNode, StrongBox<Entry>> s_known = new();

    /// <summary>Reads one declaration of each interface; <see langword="null"/> stands for the others.</summary>
    public static TModel? Read(GeneratorAttributeSyntaxContext context, Func<INamedTypeSymbol, CancellationToken, TModel> parse, CancellationToken token)
    {
        if (!FirstDeclaration.Is(context))
        {
            // What it remembers from when it was the first would keep old files alive.
            s_known.Remove(context.TargetNode);
            return null;
        }

        var snapshot = CompilationSnapshot.Of(context.SemanticModel.Compilation);
        var box = s_known.GetValue(context.TargetNode, static _ => new());
        if (box.Value is { } entry && Revalidate(entry, context.TargetNode.SyntaxTree, snapshot, token) is { } valid)
        {
            box.Value = valid;
            return valid.Model;
        }

        var model = parse((INamedTypeSymbol)context.TargetSymbol, token);
        box.Value = new(model, snapshot, null);
        return model;
    }

    private static Entry? Revalidate(Entry entry, SyntaxTree tree, CompilationSnapshot snapshot, CancellationToken token)
    {
        if (ReferenceEquals(entry.Snapshot, snapshot))
            return entry;

        if (snapshot.ChangesSince(entry.Snapshot, token) is not { } changes)
            return null;

        // The reach is worked out late: a build that never sees an edit never pays for it.
        var reach = entry.Reach ?? entry.Snapshot.ReachOf(tree, token);
        return reach.Mentions(changes) ? null : new(entry.Model, snapshot, reach);
    }

    private sealed record Entry(TModel Model, CompilationSnapshot Snapshot, SourceReach? Reach);
}

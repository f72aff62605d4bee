using System.Runtime.CompilerServices;
using LlmAttributes.Contract;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators.Memory;

/// <summary>
/// Keeps what an interface meant until an edit may have changed it. The compiler runs every transform again after every edit, and binding the signatures and attributes
/// of all contracts is by far the largest part of that time.
/// </summary>
/// <remarks>
/// An edit elsewhere matters only if it declares a name that the interface's files mention, or that is mentioned by a file declaring such a name, and so on. Words of the
/// text stand for names, comments and strings included: that can only forget too early.
/// </remarks>
internal static class ContractMemory
{
    private static readonly ConditionalWeakTable<SyntaxNode, StrongBox<Entry>> s_known = new();

    public static ContractModel Read(GeneratorAttributeSyntaxContext context, CancellationToken token)
    {
        var snapshot = CompilationSnapshot.Of(context.SemanticModel.Compilation);
        var box = s_known.GetValue(context.TargetNode, static _ => new());
        if (box.Value is { } entry && Revalidate(entry, context.TargetNode.SyntaxTree, snapshot, token) is { } valid)
        {
            box.Value = valid;
            return valid.Model;
        }

        var model = ContractParser.Parse((INamedTypeSymbol)context.TargetSymbol, files: null, RuleReporter.None, token);
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

    private sealed record Entry(ContractModel Model, CompilationSnapshot Snapshot, SourceReach? Reach);
}

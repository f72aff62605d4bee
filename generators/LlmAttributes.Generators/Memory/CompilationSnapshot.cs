using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators.Memory;

/// <summary>The inputs of a compilation, without what binding has made of them.</summary>
internal sealed class CompilationSnapshot
{
    private static readonly ConditionalWeakTable<Compilation, CompilationSnapshot> s_known = new();

    private readonly string? _assemblyName;
    private readonly CompilationOptions _options;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly ImmutableArray<SyntaxTree> _trees;
    private Comparison? _last;
    private NameIndex? _names;

    private CompilationSnapshot(Compilation compilation)
    {
        _assemblyName = compilation.AssemblyName;
        _options = compilation.Options;
        _references = compilation.ExternalReferences;
        _trees = ImmutableArray.CreateRange(compilation.SyntaxTrees);
    }

    public static CompilationSnapshot Of(Compilation compilation) => s_known.GetValue(compilation, static compilation => new(compilation));

    /// <summary>The names that changed files declare, as hashes; <see langword="null"/> when a change may concern everything.</summary>
    public int[]? ChangesSince(CompilationSnapshot earlier, CancellationToken token)
    {
        // All contracts ask the same in turn.
        if (_last is { } last && last.Earlier.TryGetTarget(out var compared) && ReferenceEquals(compared, earlier))
            return last.Changes;

        var changes = Compare(earlier, token);
        _last = new(new(earlier), changes);
        return changes;
    }

    /// <summary>The words that decide what a file means.</summary>
    public SourceReach ReachOf(SyntaxTree tree, CancellationToken token) => (_names ??= new(_trees, token)).ReachOf(TreeNames.Of(tree, token), token);

    private int[]? Compare(CompilationSnapshot earlier, CancellationToken token)
    {
        // A host hands the same options and references on while they do not change.
        if (_assemblyName != earlier._assemblyName || !ReferenceEquals(_options, earlier._options) || !AreSame(_references, earlier._references))
            return null;

        if (!TryFindChanged(earlier, out var added, out var removed))
            return null;

        var names = new HashSet<int>();
        var (opened, closed) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        if (!Add(added, names, opened, token) || !Add(removed, names, closed, token))
            return null;

        // A namespace that was and still is there changes by its types alone.
        AddMissing(opened, closed, names);
        AddMissing(closed, opened, names);
        var changes = new int[names.Count];
        names.CopyTo(changes);
        return changes;
    }

    // Members of partial types come in the order of their files: files that have changed places may change everything.
    private bool TryFindChanged(CompilationSnapshot earlier, out List<SyntaxTree> added, out IEnumerable<SyntaxTree> removed)
    {
        added = new();
        var places = new Dictionary<SyntaxTree, int>(earlier._trees.Length);
        for (var i = 0; i < earlier._trees.Length; i++)
            places[earlier._trees[i]] = i;
        removed = places.Keys;
        var last = -1;
        foreach (var tree in _trees)
        {
            if (!places.TryGetValue(tree, out var place))
            {
                added.Add(tree);
                continue;
            }

            if (place < last)
                return false;

            last = place;
            places.Remove(tree);
        }

        return true;
    }

    private static bool Add(IEnumerable<SyntaxTree> trees, HashSet<int> types, Dictionary<int, int> namespaces, CancellationToken token)
    {
        foreach (var tree in trees)
        {
            var changed = TreeNames.Of(tree, token);
            if (changed.IsGlobal)
                return false;

            types.UnionWith(changed.Types);
            foreach (var space in changed.Namespaces)
                namespaces[space.Key] = space.Value;
        }

        return true;
    }

    private static void AddMissing(Dictionary<int, int> namespaces, Dictionary<int, int> others, HashSet<int> names)
    {
        foreach (var space in namespaces)
        {
            if (!others.ContainsKey(space.Key))
                names.Add(space.Value);
        }
    }

    private static bool AreSame(ImmutableArray<MetadataReference> left, ImmutableArray<MetadataReference> right)
    {
        if (left == right)
            return true;

        if (left.Length != right.Length)
            return false;

        for (var i = 0; i < left.Length; i++)
        {
            if (!ReferenceEquals(left[i], right[i]))
                return false;
        }

        return true;
    }

    // Weak, or each snapshot would keep the one before it, and so every version of every file since the first.
    private sealed record Comparison(WeakReference<CompilationSnapshot> Earlier, int[]? Changes);
}

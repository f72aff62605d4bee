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
    private Dictionary<int, List<TreeNames>>? _declarations;

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

    /// <summary>Follows words to the files that declare them, from one file on.</summary>
    public SourceReach ReachOf(SyntaxTree tree, CancellationToken token)
    {
        var declarations = _declarations ??= Index(token);
        var reached = new List<TreeNames> { TreeNames.Of(tree, token) };
        var seen = new HashSet<TreeNames>(reached);
        for (var i = 0; i < reached.Count; i++)
        {
            token.ThrowIfCancellationRequested();
            var words = reached[i].ReadWords(token);
            if (reached[i].HasEscapes || reached.Count > SourceReach.MaxTrees)
                return SourceReach.Everything;

            foreach (var word in words)
            {
                if (!declarations.TryGetValue(word, out var owners))
                    continue;

                foreach (var owner in owners)
                {
                    if (seen.Add(owner))
                        reached.Add(owner);
                }
            }
        }

        var found = new HashSet<int>[reached.Count];
        for (var i = 0; i < found.Length; i++)
            found[i] = reached[i].ReadWords(token);
        return new(found);
    }

    private int[]? Compare(CompilationSnapshot earlier, CancellationToken token)
    {
        // A host hands the same options and references on while they do not change.
        if (_assemblyName != earlier._assemblyName || !ReferenceEquals(_options, earlier._options) || !AreSame(_references, earlier._references))
            return null;

        var added = new List<SyntaxTree>();
        var removed = new HashSet<SyntaxTree>(earlier._trees);
        foreach (var tree in _trees)
        {
            if (!removed.Remove(tree))
                added.Add(tree);
        }

        var names = new HashSet<int>();
        var (opened, closed) = (new HashSet<int>(), new HashSet<int>());
        if (!Add(added, names, opened, token) || !Add(removed, names, closed, token))
            return null;

        // A namespace that was and still is there changes by its types alone.
        opened.SymmetricExceptWith(closed);
        names.UnionWith(opened);
        var changes = new int[names.Count];
        names.CopyTo(changes);
        return changes;
    }

    private static bool Add(IEnumerable<SyntaxTree> trees, HashSet<int> types, HashSet<int> namespaces, CancellationToken token)
    {
        foreach (var tree in trees)
        {
            var changed = TreeNames.Of(tree, token);
            if (changed.IsGlobal)
                return false;

            types.UnionWith(changed.Types);
            namespaces.UnionWith(changed.Namespaces);
        }

        return true;
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

    private Dictionary<int, List<TreeNames>> Index(CancellationToken token)
    {
        var declarations = new Dictionary<int, List<TreeNames>>();
        foreach (var tree in _trees)
        {
            var names = TreeNames.Of(tree, token);
            foreach (var name in names.Types)
            {
                if (!declarations.TryGetValue(name, out var owners))
                    declarations.Add(name, owners = new());
                owners.Add(names);
            }
        }

        return declarations;
    }

    // Weak, or each snapshot would keep the one before it, and so every version of every file since the first.
    private sealed record Comparison(WeakReference<CompilationSnapshot> Earlier, int[]? Changes);
}

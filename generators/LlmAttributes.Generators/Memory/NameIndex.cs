using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators.Memory;

/// <summary>Which files declare a name, and what is said for all files at once.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<int, List<TreeNames>> _owners = new();
    private readonly List<HashSet<int>> _shared = new();
    private readonly bool _isBlind;

    public NameIndex(ImmutableArray<SyntaxTree> trees, CancellationToken token)
    {
        foreach (var tree in trees)
        {
            var names = TreeNames.Of(tree, token);
            foreach (var name in names.Types)
            {
                if (!_owners.TryGetValue(name, out var owners))
                    _owners.Add(name, owners = new());
                owners.Add(names);
            }

            if (names.IsGlobal)
            {
                _shared.Add(names.ReadSharedWords(token));
                _isBlind |= names.HasEscapes;
            }
        }
    }

    /// <summary>Follows words to the files that declare them, from one file and from what holds for all files on.</summary>
    public SourceReach ReachOf(TreeNames tree, CancellationToken token)
    {
        var words = new List<HashSet<int>>(_shared) { tree.ReadWords(token) };
        if (_isBlind || tree.HasEscapes)
            return SourceReach.Everything;

        var seen = new HashSet<TreeNames> { tree };
        for (var i = 0; i < words.Count; i++)
        {
            token.ThrowIfCancellationRequested();
            foreach (var word in words[i])
            {
                if (!_owners.TryGetValue(word, out var owners))
                    continue;

                foreach (var owner in owners)
                {
                    if (!seen.Add(owner))
                        continue;

                    words.Add(owner.ReadWords(token));
                    if (owner.HasEscapes || words.Count > SourceReach.MaxTrees)
                        return SourceReach.Everything;
                }
            }
        }

        return new(words.ToArray());
    }
}

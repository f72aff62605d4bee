using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>A partition as a transaction leaves it, and what that does to its terms.</summary>
internal sealed class PartitionChange(PartitionRow row)
{
    public PartitionRow Row { get; } = row;

    public Dictionary<TermKey, TermChange> Terms { get; } = [];

    public void Add(int at, IndexedPassage passage)
    {
        foreach (var (key, title, text) in PassageTerms.Of(passage))
            Of(key).Added.Add(new(at, title, text));
        Count(passage, 1);
    }

    public void Remove(int at, IndexedPassage passage)
    {
        foreach (var (key, _, _) in PassageTerms.Of(passage))
            Of(key).Removed.Add(at);
        Count(passage, -1);
    }

    private void Count(IndexedPassage passage, int sign)
    {
        Row.Passages += sign;
        Row.TitleTerms += sign * passage.TitleTerms.Count;
        Row.TextTerms += sign * passage.TextTerms.Count;
        Row.Vectors += passage.Vector.IsEmpty ? 0 : sign;
    }

    private TermChange Of(TermKey key)
    {
        ref var change = ref CollectionsMarshal.GetValueRefOrAddDefault(Terms, key, out _);
        return change ??= new();
    }
}

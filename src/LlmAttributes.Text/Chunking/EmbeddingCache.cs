using System.Diagnostics.CodeAnalysis;

namespace LlmAttributes;

/// <summary>The embeddings that were last asked for, by text. Thread-safe.</summary>
internal sealed class EmbeddingCache
{
    private const int MostTexts = 8_192;

    private readonly object _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Text, ReadOnlyMemory<float> Vector)>> _nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Text, ReadOnlyMemory<float> Vector)> _latest = new();

    public bool TryGet(string text, [MaybeNullWhen(false)] out ReadOnlyMemory<float> vector)
    {
        lock (_gate)
        {
            if (!_nodes.TryGetValue(text, out var node))
            {
                vector = default;
                return false;
            }

            _latest.Remove(node);
            _latest.AddFirst(node);
            vector = node.Value.Vector;
            return true;
        }
    }

    public void Add(string text, ReadOnlyMemory<float> vector)
    {
        lock (_gate)
        {
            if (_nodes.ContainsKey(text))
                return;
            _nodes[text] = _latest.AddFirst((text, vector));
            if (_nodes.Count <= MostTexts)
                return;
            _nodes.Remove(_latest.Last!.Value.Text);
            _latest.RemoveLast();
        }
    }
}

using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>The place of a prompt that passages are put into when the call is made. It is a content of its own, so that no value can pass for one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RetrievedSlot
{
    private const string Property = "llmattributes.retrieved";

    internal RetrievedSlot(string fence, int index, string name, string query, string? partition)
    {
        Fence = fence;
        Index = index;
        Name = name;
        Query = query;
        Partition = partition;
    }

    internal string Fence { get; }

    /// <summary>The number of the retrieval among those of the call.</summary>
    internal int Index { get; }

    internal string Name { get; }

    internal string Query { get; }

    internal string? Partition { get; }

    /// <summary>Makes the content that waits for the passages; whoever looks at the prompt sees its placeholder.</summary>
    internal TextContent ToContent() => new($"{{{Name}}}") { AdditionalProperties = new() { [Property] = this } };

    internal static RetrievedSlot? Of(AIContent content) =>
        content.AdditionalProperties is { } properties && properties.TryGetValue(Property, out var value) ? value as RetrievedSlot : null;
}

namespace LlmAttributes;

/// <summary>What a chunk begins with.</summary>
public enum ChunkKind
{
    /// <summary>Running text and headings.</summary>
    Prose,

    /// <summary>A list.</summary>
    List,

    /// <summary>A table, or rows of one.</summary>
    Table,

    /// <summary>Source code.</summary>
    Code,

    /// <summary>Records of JSON or comma-separated values.</summary>
    Records,
}

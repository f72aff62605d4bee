namespace LlmAttributes;

/// <summary>A part of a page as its format tells: a paragraph, a heading, a list. The blocks of a page follow each other without a gap.</summary>
/// <param name="Start">Where it begins in the page.</param>
/// <param name="End">Where the next begins.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct TextBlock(int Start, int End, ChunkKind Kind)
{
    /// <summary>Gets the level of a heading, from 1; 0 for anything else.</summary>
    public int Level { get; init; }

    /// <summary>Gets the text of a heading.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the length of the head of a table that begins here.</summary>
    public int HeaderLength { get; init; }

    /// <summary>Gets the head of the table that a row belongs to, where rows are blocks.</summary>
    public string? Header { get; init; }

    /// <summary>Gets a value indicating whether lines of it are wrapped, so that their ends are blanks.</summary>
    public bool IsWrapped { get; init; }

    /// <summary>Gets what a boundary before it costs; 0 where a paragraph begins.</summary>
    public float Break { get; init; }
}

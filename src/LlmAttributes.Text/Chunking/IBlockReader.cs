namespace LlmAttributes;

/// <summary>Reads the structure of one format.</summary>
internal interface IBlockReader
{
    /// <summary>Finds the blocks of a page.</summary>
    /// <param name="page">The page; it begins where a block does, unless a block is larger than a page.</param>
    /// <param name="isFirst">Whether the document begins with the page.</param>
    /// <param name="blocks">Where the blocks are added; together they cover the page.</param>
    void Read(ReadOnlyMemory<char> page, bool isFirst, List<TextBlock> blocks);
}

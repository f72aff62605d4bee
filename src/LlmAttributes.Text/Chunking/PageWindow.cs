namespace LlmAttributes;

/// <summary>Decides how much of a page is cut before the next is read: up to where a block begins that may go on in the next page.</summary>
internal static class PageWindow
{
    /// <summary>The UTF-16 units of a page.</summary>
    public const int Length = 1 << 17;

    /// <summary>The most that a page grows to when one block fills it.</summary>
    public const int MostLength = 1 << 21;

    /// <summary>Keeps the blocks that are whole.</summary>
    /// <param name="text">What is read of the page, behind which there is more.</param>
    /// <param name="blocks">Its blocks; those that may go on are removed.</param>
    /// <returns>The length of what is kept; 0 when the page should be larger.</returns>
    public static int Keep(ReadOnlySpan<char> text, List<TextBlock> blocks)
    {
        // A heading in the second half is the best place; else the last block begins anew.
        var cut = -1;
        for (var i = blocks.Count - 1; i > 0 && blocks[i].Start > text.Length / 2; i--)
        {
            cut = cut < 0 ? i : cut;
            if (blocks[i].Level is 1 or 2)
            {
                cut = i;
                break;
            }
        }

        if (cut < 0)
            return 0;
        var length = blocks[cut].Start;
        blocks.RemoveRange(cut, blocks.Count - cut);
        return length;
    }

    /// <summary>Cuts within the block that fills the largest page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="blocks">Its blocks; the last one is cut.</param>
    /// <returns>The length of what is kept.</returns>
    public static int Cut(ReadOnlySpan<char> page, List<TextBlock> blocks)
    {
        var most = UnitReader.CutOf(page, page.Length - 1);
        blocks.RemoveAll(block => block.Start >= most);
        blocks[^1] = blocks[^1] with { End = most };
        return most;
    }
}

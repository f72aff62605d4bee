namespace LlmAttributes;

/// <summary>Where a term occurs, by row. Rows of removed passages stay until the shelf is cleared of them.</summary>
internal sealed class PostingList
{
    public List<Posting> Postings { get; } = [];

    /// <summary>Gets or sets how many of the passages are still there.</summary>
    public int Live { get; set; }
}

namespace LlmAttributes;

/// <summary>What is open where a page of HTML begins.</summary>
/// <param name="Lists">How many lists.</param>
/// <param name="IsTable">Whether a table is.</param>
/// <param name="IsPreformatted">Whether blanks count.</param>
/// <param name="Rest">What is to be skipped.</param>
/// <param name="Title">The title of the document, once it was read.</param>
internal readonly record struct HtmlState(int Lists, bool IsTable, bool IsPreformatted, HtmlRest Rest, string? Title)
{
    /// <summary>Gets what a block is that begins here.</summary>
    public ChunkKind Kind => Lists > 0 ? ChunkKind.List : IsTable ? ChunkKind.Table : IsPreformatted ? ChunkKind.Code : ChunkKind.Prose;
}

namespace LlmAttributes;

/// <summary>Passages of a document that follow each other and stand in a context as one.</summary>
/// <param name="First">The number of the first passage.</param>
/// <param name="Last">The number of the last passage.</param>
/// <param name="Best">The best passage that was found of them.</param>
internal readonly record struct ContextPiece(int First, int Last, FoundPassage Best)
{
    public string DocumentId => Best.Passage.DocumentId;

    /// <summary>Joins two pieces where they meet or overlap.</summary>
    public ContextPiece? JoinedWith(ContextPiece other) => DocumentId == other.DocumentId && First <= other.Last + 1 && other.First <= Last + 1
        ? this with { First = Math.Min(First, other.First), Last = Math.Max(Last, other.Last) }
        : null;
}

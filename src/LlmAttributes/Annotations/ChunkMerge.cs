namespace LlmAttributes;

/// <summary>How <see cref="ChunkAttribute"/> makes one answer of the answers to the chunks.</summary>
public enum ChunkMerge
{
    /// <summary>Asks for each chunk, and then for one answer out of these; of typed results the model reads the JSON. Where they are too many for one request, they are merged in groups first.</summary>
    MapReduce = 0,

    /// <summary>Asks for the chunks one after the other, each with the answer so far.</summary>
    Refine = 1,

    /// <summary>Joins the answers in the order of the chunks: texts with an empty line between, and the items of lists.</summary>
    Concat = 2,

    /// <summary>Takes the answer with the best score, of an ensemble the highest confidence; of equal ones the first.</summary>
    Best = 3,
}

namespace LlmAttributes;

/// <summary>What is asked of a <see cref="ContextStore"/>.</summary>
/// <param name="Text">The question, in any words.</param>
public sealed record ContextQuery(string Text)
{
    /// <summary>
    /// Gets a value indicating whether words between double quotes are a phrase that each passage must have, and a word before <c>*</c> is the beginning of words. Whatever is not written so, such as a quote
    /// without its partner, is taken as it stands.
    /// </summary>
    /// <value>The default is <see langword="false"/>: the text is that of a person who means no operators.</value>
    public bool HasOperators { get; init; }

    /// <summary>Gets the partition that is searched, and no other.</summary>
    /// <value>The default is the empty one, which belongs to nobody.</value>
    public string Partition { get; init; } = "";

    /// <summary>Gets what the metadata of a passage must be.</summary>
    /// <value>The default, <see langword="null"/>, is anything.</value>
    public MetadataFilter? Filter { get; init; }

    /// <summary>Gets how many passages are wanted at most.</summary>
    /// <value>The default is 5; at least 1.</value>
    public int TopK { get; init; } = 5;

    /// <summary>Gets the tokens that <see cref="ContextResult.Text"/> may have.</summary>
    /// <value>The default, <see langword="null"/>, is no limit.</value>
    public int? MaxTokens { get; init; }

    /// <summary>Gets the least <see cref="FoundPassage.Score"/> of a passage.</summary>
    /// <value>The default is 0.</value>
    public double MinScore { get; init; }

    /// <summary>Gets how much a passage loses for being like those before it, from 0 to 1 (maximal marginal relevance).</summary>
    /// <value>The default is 0: the order is that of relevance.</value>
    public double Diversity { get; init; }

    /// <summary>Gets how many passages before and after one that is found come with it.</summary>
    /// <value>The default is 0.</value>
    public int Neighbours { get; init; }

    /// <summary>Gets the language of the question, such as <c>en</c>.</summary>
    /// <value>The default, <see langword="null"/>, is that of each passage.</value>
    public string? Language { get; init; }

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Text);
        ArgumentNullException.ThrowIfNull(Partition);
        if (TopK < 1)
            throw new ArgumentOutOfRangeException(nameof(TopK), TopK, "TopK of a query is below 1; ask for one passage at least.");
        if (MaxTokens < 1)
            throw new ArgumentOutOfRangeException(nameof(MaxTokens), MaxTokens, "MaxTokens of a query is below 1; leave it unset for no limit.");
        if (!(MinScore >= 0))
            throw new ArgumentOutOfRangeException(nameof(MinScore), MinScore, "MinScore of a query is below 0; the default is 0.");
        if (!(Diversity >= 0 && Diversity <= 1))
            throw new ArgumentOutOfRangeException(nameof(Diversity), Diversity, "Diversity of a query is outside 0 and 1; the default is 0.");
        if (Neighbours < 0)
            throw new ArgumentOutOfRangeException(nameof(Neighbours), Neighbours, "Neighbours of a query is below 0; the default is 0.");
    }
}

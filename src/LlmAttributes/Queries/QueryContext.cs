namespace LlmAttributes;

/// <summary>What is known of a query from elsewhere: from its call, the conversation, or a search.</summary>
public sealed record QueryContext
{
    internal static QueryContext Nothing { get; } = new();

    /// <summary>Gets what the query is about, where it only says "it".</summary>
    public string? Subject { get; init; }

    /// <summary>Gets terms and what they mean; those that the query uses are added to it.</summary>
    public IReadOnlyDictionary<string, string> Definitions { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Gets passages that were found for the query, the best first.</summary>
    public IReadOnlyList<string> Passages { get; init; } = [];

    /// <summary>Gets examples.</summary>
    public IReadOnlyList<QueryExample> Examples { get; init; } = [];

    /// <summary>Gets the form of the answer, for instance "a JSON object".</summary>
    public string? Format { get; init; }

    /// <summary>Gets the length of the answer, for instance "at most 100 words".</summary>
    public string? Length { get; init; }

    /// <summary>Gets the readers of the answer, for instance "a customer".</summary>
    public string? Audience { get; init; }

    /// <summary>Gets the language of the answer.</summary>
    public string? Language { get; init; }

    /// <summary>Gets what the query need not say, because the rest of the prompt says it.</summary>
    public QueryKnowledge Known { get; init; }

    /// <summary>Gets whose query it is, for instance a tenant. An example from the history is shown only to the same.</summary>
    public string? Partition { get; init; }

    /// <summary>Gets a value indicating whether the text may be kept nowhere. It is learned from without it.</summary>
    public bool IsSensitive { get; init; }
}

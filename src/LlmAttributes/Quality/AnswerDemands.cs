namespace LlmAttributes;

/// <summary>What an answer has to keep to. What is <see langword="null"/> is read from the request, as far as an English one says it in the usual words.</summary>
public sealed record AnswerDemands
{
    /// <summary>Gets a value indicating whether the answer has to be JSON.</summary>
    public bool? Json { get; init; }

    /// <summary>Gets the properties that the JSON object must have at its top.</summary>
    public IReadOnlyList<string>? RequiredProperties { get; init; }

    /// <summary>Gets the language as a code of ISO 639-1, for instance <c>de</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Gets the least number of words.</summary>
    public int? MinWords { get; init; }

    /// <summary>Gets the largest number of words.</summary>
    public int? MaxWords { get; init; }

    /// <summary>Gets the largest number of characters.</summary>
    public int? MaxCharacters { get; init; }

    /// <summary>Gets the largest number of sentences.</summary>
    public int? MaxSentences { get; init; }

    /// <summary>Gets how many items a list has to have.</summary>
    public int? Items { get; init; }

    /// <summary>Gets a value indicating whether the answer has to be a brief one.</summary>
    public bool? Brief { get; init; }

    /// <summary>Gets a value indicating whether the answer has to be a detailed one.</summary>
    public bool? Detailed { get; init; }

    internal AnswerDemands Over(AnswerDemands read) => new()
    {
        Json = Json ?? read.Json,
        RequiredProperties = RequiredProperties ?? read.RequiredProperties,
        Language = Language ?? read.Language,
        MinWords = MinWords ?? read.MinWords,
        MaxWords = MaxWords ?? read.MaxWords,
        MaxCharacters = MaxCharacters ?? read.MaxCharacters,
        MaxSentences = MaxSentences ?? read.MaxSentences,
        Items = Items ?? read.Items,
        Brief = Brief ?? read.Brief,
        Detailed = Detailed ?? read.Detailed,
    };
}

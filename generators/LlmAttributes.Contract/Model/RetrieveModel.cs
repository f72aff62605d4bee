namespace LlmAttributes.Contract;

/// <summary>A retrieval of passages.</summary>
internal sealed record RetrieveModel
{
    public required string Store { get; init; }

    /// <summary>The placeholder that is filled.</summary>
    public required string Into { get; init; }

    /// <summary>The expression of what is looked for.</summary>
    public required string Query { get; init; }

    /// <summary>The expression of the part of the store; <see langword="null"/> where no parameter names one.</summary>
    public string? Partition { get; init; }

    public int? TopK { get; init; }

    public int? MaxTokens { get; init; }

    public double? MinScore { get; init; }

    /// <summary>The expression of what happens when nothing is found.</summary>
    public string? OnEmpty { get; init; }

    public string? EmptyText { get; init; }
}

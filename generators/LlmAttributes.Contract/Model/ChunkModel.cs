namespace LlmAttributes.Contract;

/// <summary>How the argument of a call is cut into chunks.</summary>
internal sealed record ChunkModel
{
    /// <summary>The parameter, not escaped.</summary>
    public required string Parameter { get; init; }

    public int? MaxTokens { get; init; }

    public int? Overlap { get; init; }

    /// <summary>The expression of how the text is written.</summary>
    public string? Format { get; init; }

    /// <summary>The expression of how the answers become one.</summary>
    public string? Merge { get; init; }

    public string? ReducePrompt { get; init; }

    public int? MaxConcurrency { get; init; }

    /// <summary>The expression of what happens when a chunk fails.</summary>
    public string? OnChunkFailure { get; init; }

    public double? MaxFailedShare { get; init; }
}

namespace LlmAttributes.Contract;

internal sealed record ModelOptionsModel
{
    public double? Temperature { get; init; }

    public double? TopP { get; init; }

    public int? MaxOutputTokens { get; init; }

    public long? Seed { get; init; }

    /// <summary>The expression of how much the model thinks.</summary>
    public string? ReasoningEffort { get; init; }

    public EquatableArray<string> StopSequences { get; init; }
}

namespace LlmAttributes.Contract;

internal sealed record ModelOptionsModel
{
    public double? Temperature { get; init; }

    public double? TopP { get; init; }

    public int? MaxOutputTokens { get; init; }

    public long? Seed { get; init; }

    public EquatableArray<string> StopSequences { get; init; }
}

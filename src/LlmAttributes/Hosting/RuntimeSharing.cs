namespace LlmAttributes;

/// <summary>What a runtime shares with those of other processes; what is <see langword="null"/> it keeps to itself.</summary>
internal sealed record RuntimeSharing
{
    public IRateStore? Rates { get; init; }

    public IBreakerFeed? Breakers { get; init; }

    public ITurnStore? Turns { get; init; }
}

namespace LlmAttributes.Contract;

internal sealed record TimeoutModel
{
    public double? TotalSeconds { get; init; }

    public double? AttemptSeconds { get; init; }

    public double? FirstTokenSeconds { get; init; }

    public double? IdleSeconds { get; init; }

    public double? MinCharactersPerSecond { get; init; }

    public double? ProbeSeconds { get; init; }
}

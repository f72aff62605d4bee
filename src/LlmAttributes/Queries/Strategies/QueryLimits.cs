namespace LlmAttributes;

/// <summary>What one call may do, within what its optimizer may.</summary>
internal sealed record QueryLimits
{
    public QueryStrategies Strategies { get; init; } = QueryStrategies.All;

    public int? MaxAddedTokens { get; init; }

    public double? TrialShare { get; init; }
}

namespace LlmAttributes;

/// <summary>The JSON form of an estimate.</summary>
internal sealed record EstimateDocument(decimal? MinUsd, decimal? TypicalUsd, decimal? MaxUsd, string Model, long InputTokens, bool IsExact, long TypicalOutputTokens, int MaxAttempts)
{
    public static EstimateDocument Of(LlmCostEstimate estimate) => new(
        Amounts.Of(estimate.Min),
        Amounts.Of(estimate.Typical),
        Amounts.Of(estimate.Max),
        estimate.Model,
        estimate.Input.Tokens,
        estimate.Input.IsExact,
        estimate.TypicalOutputTokens,
        estimate.MaxAttempts);
}

namespace LlmAttributes.Evaluation.Resilience;

/// <summary>A model on a calm day.</summary>
/// <param name="Key">Its key.</param>
/// <param name="FirstTokenSeconds">The median time to its first token.</param>
/// <param name="TokensPerSecond">The median speed after that.</param>
/// <param name="InputUsd">What a million input tokens cost.</param>
/// <param name="OutputUsd">What a million output tokens cost.</param>
internal sealed record StormModelFacts(string Key, double FirstTokenSeconds, double TokensPerSecond, double InputUsd, double OutputUsd)
{
    public ModelFacts ToFacts() => new() { InputUsdPerMillionTokens = (decimal)InputUsd, OutputUsdPerMillionTokens = (decimal)OutputUsd };
}

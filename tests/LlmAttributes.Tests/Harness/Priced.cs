namespace LlmAttributes.Tests.Harness;

/// <summary>Facts of models.</summary>
internal static class Priced
{
    public static ModelFacts At(decimal input, decimal output) => new() { InputUsdPerMillionTokens = input, OutputUsdPerMillionTokens = output };
}

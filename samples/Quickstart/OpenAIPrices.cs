using LlmAttributes;

namespace Quickstart;

/// <summary>List prices of the models that the sample asks by default; the price of any other model stays unknown.</summary>
internal static class OpenAIPrices
{
    public static IReadOnlyList<string> Default { get; } = ["gpt-5-nano", "gpt-5-mini", "gpt-5"];

    public static ModelFacts Of(string name) => name switch
    {
        "gpt-5-nano" => new() { InputUsdPerMillionTokens = 0.05m, OutputUsdPerMillionTokens = 0.40m, CachedInputUsdPerMillionTokens = 0.005m },
        "gpt-5-mini" => new() { InputUsdPerMillionTokens = 0.25m, OutputUsdPerMillionTokens = 2.00m, CachedInputUsdPerMillionTokens = 0.025m },
        "gpt-5" => new() { InputUsdPerMillionTokens = 1.25m, OutputUsdPerMillionTokens = 10.00m, CachedInputUsdPerMillionTokens = 0.125m },
        _ => new(),
    };
}

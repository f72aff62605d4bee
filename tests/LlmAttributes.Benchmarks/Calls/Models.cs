namespace LlmAttributes.Benchmarks.Calls;

public static class Models
{
    [LlmModel(Provider = "instant", InputUsdPerMillionTokens = 0.25, OutputUsdPerMillionTokens = 2)]
    public const string Cheap = "cheap";

    [LlmModel(Provider = "instant", InputUsdPerMillionTokens = 3, OutputUsdPerMillionTokens = 15)]
    public const string Dear = "dear";
}

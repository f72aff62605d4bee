namespace LlmAttributes.Behavior.Tests.Contracts;

public static class Models
{
    [LlmModel(Provider = "openai", ModelId = "gpt-5-mini", InputUsdPerMillionTokens = 0.25, OutputUsdPerMillionTokens = 2, Quality = 0.7, TokensPerSecond = 100)]
    public const string Fast = "fast";

    [LlmModel(Provider = "anthropic", InputUsdPerMillionTokens = 3, OutputUsdPerMillionTokens = 15, Quality = 0.9, TokensPerSecond = 60)]
    public const string Smart = "smart";

    [LlmModel(Provider = "ollama", InputUsdPerMillionTokens = 0, OutputUsdPerMillionTokens = 0, Quality = 0.5, TokensPerSecond = 30)]
    public const string Local = "local";
}

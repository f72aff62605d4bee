namespace LlmAttributes.EndToEnd.Tests;

public static class Keys
{
    [LlmModel(Provider = "openai", ModelId = "gpt-loopback", InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 10, CachedInputUsdPerMillionTokens = 0.1)]
    public const string OpenAI = "gpt";

    [LlmModel(Provider = "anthropic", ModelId = "claude-loopback", InputUsdPerMillionTokens = 3, OutputUsdPerMillionTokens = 15, CachedInputUsdPerMillionTokens = 0.3)]
    public const string Anthropic = "claude";
}

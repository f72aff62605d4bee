using LlmAttributes;

namespace Pipeline;

/// <summary>The keys of the models. The facts are declared, so that an offline run has prices, too.</summary>
public static class Models
{
    /// <summary>The cheapest; answers in prose now and then.</summary>
    [LlmModel(Provider = "openai", ModelId = "gpt-5-nano", ContextWindow = 400_000, InputUsdPerMillionTokens = 0.05, OutputUsdPerMillionTokens = 0.40, Quality = 0.5)]
    public const string Small = "small";

    /// <summary>In between.</summary>
    [LlmModel(Provider = "openai", ModelId = "gpt-5-mini", ContextWindow = 400_000, InputUsdPerMillionTokens = 0.25, OutputUsdPerMillionTokens = 2, Quality = 0.7)]
    public const string Medium = "medium";

    /// <summary>The dearest.</summary>
    [LlmModel(Provider = "openai", ModelId = "gpt-5", ContextWindow = 400_000, InputUsdPerMillionTokens = 1.25, OutputUsdPerMillionTokens = 10, Quality = 0.9)]
    public const string Large = "large";
}

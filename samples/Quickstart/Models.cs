using LlmAttributes;

namespace Quickstart;

/// <summary>The keys of the models, with the facts that routing and cost use.</summary>
public static class Models
{
    /// <summary>Cheap and quick, errs now and then.</summary>
    [LlmModel(Provider = "openai", ModelId = "loopback-mini", InputUsdPerMillionTokens = 0.05, OutputUsdPerMillionTokens = 0.40, Quality = 0.60, TokensPerSecond = 220)]
    public const string Mini = "mini";

    /// <summary>The one in between.</summary>
    [LlmModel(Provider = "openai", ModelId = "loopback-standard", InputUsdPerMillionTokens = 0.25, OutputUsdPerMillionTokens = 2.00, Quality = 0.80, TokensPerSecond = 120)]
    public const string Standard = "standard";

    /// <summary>Dear and reliable.</summary>
    [LlmModel(Provider = "openai", ModelId = "loopback-large", InputUsdPerMillionTokens = 1.25, OutputUsdPerMillionTokens = 10.00, Quality = 0.95, TokensPerSecond = 60)]
    public const string Large = "large";
}

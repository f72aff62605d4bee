using LlmAttributes;

namespace Shop;

public static class Models
{
    [LlmModel(Provider = "local", InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2)]
    public const string Small = "small";

    [LlmModel(Provider = "local", RequestsPerMinute = 1000, TokensPerMinute = 100000, MaxConcurrency = 10)]
    public const string Broken = "broken";

    [LlmModel(Provider = "local")]
    public const string Broken2 = "broken2";

    [LlmModel(Provider = "local", InputUsdPerMillionTokens = 3, OutputUsdPerMillionTokens = 4)]
    public const string Medium = "medium";

    [LlmModel(Provider = "local", InputUsdPerMillionTokens = 5, OutputUsdPerMillionTokens = 6)]
    public const string Large = "large";
}

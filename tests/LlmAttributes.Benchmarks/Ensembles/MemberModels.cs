namespace LlmAttributes.Benchmarks.Ensembles;

/// <summary>The models of the ensemble.</summary>
public static class MemberModels
{
    [LlmModel(Provider = "instant", InputUsdPerMillionTokens = 0.25, OutputUsdPerMillionTokens = 2)]
    public const string First = "first";

    [LlmModel(Provider = "instant", InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 4)]
    public const string Second = "second";

    [LlmModel(Provider = "instant", InputUsdPerMillionTokens = 3, OutputUsdPerMillionTokens = 15)]
    public const string Third = "third";
}

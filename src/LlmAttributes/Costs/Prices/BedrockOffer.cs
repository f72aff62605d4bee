namespace LlmAttributes;

/// <summary>An OpenAI model on Amazon Bedrock, which sells them at OpenAI's prices worldwide and ten percent above them within a region.</summary>
internal readonly record struct BedrockOffer(string Model, decimal Factor)
{
    private const string Vendor = "openai.";
    private const string Worldwide = "global.";
    private const decimal Regional = 1.1m;

    public static bool TryRead(string provider, string name, out BedrockOffer offer)
    {
        offer = default;
        if (ProviderNames.Canonical(provider) != "aws.bedrock")
            return false;

        // The vendor's name may follow that of a region or of a group of them.
        var at = name.StartsWith(Vendor, StringComparison.Ordinal) ? 0 : name.IndexOf("." + Vendor, StringComparison.Ordinal) + 1;
        if (at == 0 && !name.StartsWith(Vendor, StringComparison.Ordinal))
            return false;
        offer = new(name[(at + Vendor.Length)..], name.StartsWith(Worldwide, StringComparison.Ordinal) ? 1 : Regional);
        return true;
    }

    public ModelFacts Price(ModelFacts facts)
    {
        var factor = Factor;
        return facts with
        {
            InputUsdPerMillionTokens = facts.InputUsdPerMillionTokens * factor,
            OutputUsdPerMillionTokens = facts.OutputUsdPerMillionTokens * factor,
            CachedInputUsdPerMillionTokens = facts.CachedInputUsdPerMillionTokens * factor,
            CacheWriteUsdPerMillionTokens = facts.CacheWriteUsdPerMillionTokens * factor,
            PriceTiers =
            [
                .. facts.PriceTiers.Select(tier => tier with
                {
                    InputUsdPerMillionTokens = tier.InputUsdPerMillionTokens * factor,
                    OutputUsdPerMillionTokens = tier.OutputUsdPerMillionTokens * factor,
                    CachedInputUsdPerMillionTokens = tier.CachedInputUsdPerMillionTokens * factor,
                    CacheWriteUsdPerMillionTokens = tier.CacheWriteUsdPerMillionTokens * factor,
                }),
            ],
        };
    }
}

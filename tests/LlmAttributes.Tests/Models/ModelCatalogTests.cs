namespace LlmAttributes.Tests.Models;

public class ModelCatalogTests
{
    private static ModelCatalog Catalog => ModelCatalog.BuiltIn;

    [Fact]
    public void BuiltIn_HasEightyCurrentModelsOfEightProviders()
    {
        List<CatalogModel> current = [.. Catalog.Models.Where(static model => !(model.Facts.RetiresOn <= Catalog.Date))];

        Assert.True(current.Count >= 80);
        Assert.True(current.Select(static model => model.Provider).Distinct().Count() >= 8);
    }

    [Fact]
    public void BuiltIn_EachModel_HasPriceAbilitiesSourceAndDate() => Assert.All(Catalog.Models, static model =>
    {
        Assert.True(model.Facts.IsPriced);
        Assert.NotNull(model.Facts.Capabilities);
        Assert.StartsWith("https://", model.Source, StringComparison.Ordinal);
        Assert.True(model.Date <= Catalog.Date);
        Assert.Equal(model.Facts.PriceTiers.OrderBy(static tier => tier.AboveInputTokens), model.Facts.PriceTiers);
    });

    [Fact]
    public void BuiltIn_NineOfTenModels_HaveAWindow() =>
        Assert.True(Catalog.Models.Count(static model => model.Facts.ContextWindow is not null) >= Catalog.Models.Count * 0.9);

    [Fact]
    public void BuiltIn_Successors_AreModelsThemselves() => Assert.All(
        Catalog.Models.Where(static model => model.Facts.Successor is not null),
        static model => Assert.NotEqual(PriceMatchReason.None, Catalog.Find(model.Provider, model.Facts.Successor).Reason));

    [Fact]
    public void BuiltIn_Names_AreUsedOncePerProvider()
    {
        var names = Catalog.Models.SelectMany(static model => model.Aliases.Append(model.Id).Select(name => (model.Provider, name))).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Theory]
    [InlineData("openai", "gpt-5-mini", PriceMatchReason.Exact)]
    [InlineData("OpenAI", "GPT-5-mini", PriceMatchReason.Exact)]
    [InlineData("openai", "gpt-5-mini-2099-08-07", PriceMatchReason.DatedSuffix)]
    [InlineData("openai", "openai/gpt-5-mini", PriceMatchReason.ProviderPrefix)]
    [InlineData("azure.ai.openai", "gpt-5-mini", PriceMatchReason.OtherProvider)]
    [InlineData(null, "gpt-5-mini", PriceMatchReason.Exact)]
    [InlineData("anthropic", "gpt-5-mini", PriceMatchReason.None)]
    [InlineData("openai", "no-such-model", PriceMatchReason.None)]
    public void Find_Model_SaysWhy(string? provider, string model, PriceMatchReason reason) => Assert.Equal(reason, Catalog.Find(provider, model).Reason);

    [Fact]
    public void CompletedBy_ListThatStatesTheImagePriceAsThatOfAllOutput_KeepsTheTextsOwn()
    {
        var known = Catalog.Find("gcp.gemini", "gemini-3-pro-image-preview");
        var listed = known with { Facts = new() { InputUsdPerMillionTokens = 2, OutputUsdPerMillionTokens = known.Facts.ImageOutputUsdPerMillionTokens } };

        Assert.Equal(0.148668m - 0.000066m + 0.000066m, listed.CompletedBy(known).CostOf(new TokenUsage(33, 2_309).With(UsageKind.ImageOutput, 1_120)).Usd - (33 * 2m / 1_000_000));
    }

    [Fact]
    public void CompletedBy_EachField_TakesTheFirstThatIsKnown()
    {
        var match = PriceMatch.Unknown with { Reason = PriceMatchReason.Exact, Facts = new() { InputUsdPerMillionTokens = 7, ContextWindow = 5 } };
        var facts = match.CompletedBy(Catalog.Find("openai", "gpt-5-mini")).Facts;

        Assert.Equal((7m, 2m, 5), (facts.InputUsdPerMillionTokens!.Value, facts.OutputUsdPerMillionTokens!.Value, facts.ContextWindow!.Value));
        Assert.Same(match, match.CompletedBy(PriceMatch.Unknown));
    }
}

using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Costs;

public class PriceTests
{
    private static readonly ModelFacts s_facts = Priced.At(3, 15) with
    {
        CachedInputUsdPerMillionTokens = 0.3m,
        CacheWriteUsdPerMillionTokens = 3.75m,
        OneHourCacheWriteUsdPerMillionTokens = 6,
        PriceTiers = [new(400_000) { InputUsdPerMillionTokens = 12 }, new(200_000) { InputUsdPerMillionTokens = 6, OutputUsdPerMillionTokens = 22.5m }],
    };

    private static decimal Cost(ModelFacts facts, TokenUsage usage) => Price.From(facts)!.Of(usage).Usd;

    [Fact]
    public void Of_CachedAndWritten_ArePartsOfTheInput() =>
        Assert.Equal(((100 * 3m) + (600 * 0.3m) + (300 * 3.75m)) / 1_000_000, Cost(s_facts, new(1_000, 0) { CachedInputTokens = 600, CacheWriteTokens = 300 }));

    [Fact]
    public void Of_WrittenForAnHour_CostsMoreThanTheRest() =>
        Assert.Equal(((100 * 3.75m) + (200 * 6m)) / 1_000_000, Cost(s_facts, new TokenUsage(300, 0) { CacheWriteTokens = 300 }.With(UsageKind.OneHourCacheWrite, 200)));

    [Theory]
    [InlineData(200_000, 3, 15)]
    [InlineData(200_001, 6, 22.5)]
    [InlineData(400_001, 12, 22.5)]
    public void Of_LargeRequest_IsPricedAsAWholeByItsTier(long input, double inputPrice, double outputPrice) =>
        Assert.Equal(((input * (decimal)inputPrice) + (10 * (decimal)outputPrice)) / 1_000_000, Cost(s_facts, new(input, 10)));

    [Fact]
    public void Of_Reasoning_IsPricedApartWhereItHasAPrice() =>
        Assert.Equal(((40 * 2m) + (60 * 8m)) / 1_000_000, Cost(Priced.At(1, 2) with { ReasoningUsdPerMillionTokens = 8 }, new(0, 100) { ReasoningTokens = 60 }));

    [Fact]
    public void Of_AudioAndImages_HaveTheirOwnPrices()
    {
        var facts = Priced.At(1, 2) with { AudioInputUsdPerMillionTokens = 10, CachedAudioInputUsdPerMillionTokens = 5, CachedInputUsdPerMillionTokens = 0.5m, AudioOutputUsdPerMillionTokens = 20, ImageOutputUsdPerMillionTokens = 40 };
        var usage = new TokenUsage(100, 50) { CachedInputTokens = 30 }
            .With(UsageKind.AudioInput, 40).With(UsageKind.CachedAudioInput, 10).With(UsageKind.AudioOutput, 20).With(UsageKind.ImageOutput, 5);

        Assert.Equal(((40 * 1m) + (20 * 0.5m) + (10 * 5m) + (30 * 10m) + (25 * 2m) + (20 * 20m) + (5 * 40m)) / 1_000_000, Cost(facts, usage));
    }

    [Fact]
    public void Of_FeesBesideTokens_AreAdded() =>
        Assert.Equal(0.005m + (2 * 0.01m) + (10 / 1_000_000m), Cost(Priced.At(1, 1) with { RequestUsd = 0.005m, WebSearchUsd = 0.01m }, new TokenUsage(10, 0).With(UsageKind.WebSearches, 2)));

    [Fact]
    public void Of_PriceWithManyDecimals_IsExact() =>
        Assert.Equal(0.08333333333333334m * 7 / 1_000_000, Cost(Priced.At(0.08333333333333334m, 1), new(7, 0)));

    [Fact]
    public void Of_SumOfAmountsBelowAPico_CarriesOver()
    {
        var one = Price.From(Priced.At(0.0000005m, 0))!.Of(new(1, 0));

        Assert.Equal(0.0000000000005m, one.Usd);
        Assert.Equal(0.000000000001m, (one + one).Usd);
        Assert.Equal(global::LlmAttributes.Cost.FromPico(1), one + one);
    }

    [Fact]
    public void PartsOf_Usage_AddUpToTheCost()
    {
        var price = Price.From(s_facts)!;
        var usage = new TokenUsage(250_000, 1_000) { CachedInputTokens = 1_000, CacheWriteTokens = 2_000, ReasoningTokens = 500 };
        var parts = price.PartsOf(usage);

        Assert.Equal(price.Of(usage), parts.Total);
        Assert.Equal(0.0003m, parts.CachedInput.Usd);
        Assert.Equal(0.01125m, parts.Reasoning.Usd);
        Assert.Equal(parts.InputTotal + parts.OutputTotal, parts.Total);
    }

    [Fact]
    public void Of_ReportThatContradictsItself_NeverPaysATokenTwice() =>
        Assert.Equal(10 * 0.3m / 1_000_000, Cost(s_facts, new TokenUsage(10, 0) { CachedInputTokens = 50, CacheWriteTokens = 50 }.With(UsageKind.AudioInput, 50)));

    [Fact]
    public void From_CountsOfTheAdapters_AreReadByKind()
    {
        var usage = TokenUsage.From(new()
        {
            InputTokenCount = 100,
            OutputTokenCount = 50,
            CachedInputTokenCount = 10,
            AdditionalCounts = new()
            {
                ["InputTokenDetails.AudioTokenCount"] = 5,
                ["OutputTokenDetails.AudioTokenCount"] = 4,
                ["OutputTokenDetails.AcceptedPredictionTokenCount"] = 3,
                ["CacheCreationInputTokens"] = 20,
                ["WebSearchRequests"] = 2,
                [LlmUsageCounts.OneHourCacheWrite] = 7,
            },
        })!.Value;

        Assert.Equal(new TokenUsage(100, 50) { CachedInputTokens = 10, CacheWriteTokens = 20 }
            .With(UsageKind.AudioInput, 5).With(UsageKind.AudioOutput, 4).With(UsageKind.WebSearches, 2).With(UsageKind.OneHourCacheWrite, 7), usage);
    }

    [Fact]
    public void Add_UsagesWithRareKinds_AddsThemToo()
    {
        var sum = new TokenUsage(1, 1).With(UsageKind.AudioInput, 1) + new TokenUsage(2, 2).With(UsageKind.AudioInput, 2).With(UsageKind.Citation, 3) + new TokenUsage(1, 1);

        Assert.Equal(new TokenUsage(4, 4).With(UsageKind.AudioInput, 3).With(UsageKind.Citation, 3), sum);
        Assert.Equal(3, sum.AudioInputTokens);
    }

    [Fact]
    public void With_ZeroOfTheOnlyRareKind_IsEqualToNone() =>
        Assert.Equal(new TokenUsage(1, 1), new TokenUsage(1, 1).With(UsageKind.AudioInput, 5).With(UsageKind.AudioInput, 0));
}

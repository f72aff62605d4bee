using System.Globalization;
using CsCheck;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Costs;

public class CostTests
{
    [Theory]
    [InlineData(0.25, 2, 1_000_000, 0, "0.25")]
    [InlineData(0.25, 2, 0, 1_000_000, "2")]
    [InlineData(0.075, 0.3, 1, 1, "0.000000375")]
    [InlineData(3, 15, 1234, 567, "0.012207")]
    public void Of_ListPrice_IsExact(double input, double output, long inputTokens, long outputTokens, string usd) =>
        Assert.Equal(decimal.Parse(usd, System.Globalization.CultureInfo.InvariantCulture), Price.From(Priced.At((decimal)input, (decimal)output))!.Of(new(inputTokens, outputTokens)).Usd);

    [Theory]
    [InlineData("0")]
    [InlineData("0.000000000001")]
    [InlineData("12.5")]
    [InlineData("1000000000")]
    public void FromUsd_Amount_IsThatAmount(string usd) => Assert.Equal(decimal.Parse(usd, CultureInfo.InvariantCulture), Cost.FromUsd(decimal.Parse(usd, CultureInfo.InvariantCulture)).Usd);

    [Fact]
    public void FromUsd_OutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Cost.FromUsd(-0.01m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Cost.FromUsd(1_000_000_001));
    }

    [Fact]
    public void Of_AnyUsage_EqualsDecimalArithmetic() =>
        Gen.Select(Gen.Long[0, 5_000_000_000], Gen.Long[0, 5_000_000_000], Gen.Int[0, 5_000_000], Gen.Int[0, 90_000_000], Gen.Double[0, 1]).Sample((input, output, inputPrice, outputPrice, share) =>
        {
            var facts = new ModelFacts { InputUsdPerMillionTokens = inputPrice / 1_000_000m, OutputUsdPerMillionTokens = outputPrice / 1_000m, CachedInputUsdPerMillionTokens = inputPrice / 10_000_000m };
            facts = facts with { CachedInputUsdPerMillionTokens = decimal.Round(facts.CachedInputUsdPerMillionTokens!.Value, 6) };
            var cached = (long)(input * share);
            var expected = (((input - cached) * facts.InputUsdPerMillionTokens!.Value) + (cached * facts.CachedInputUsdPerMillionTokens!.Value) + (output * facts.OutputUsdPerMillionTokens!.Value)) / 1_000_000m;
            return Price.From(facts)!.Of(new(input, output) { CachedInputTokens = cached }).Usd == expected;
        });

    [Fact]
    public void Of_MoreCachedThanInput_CountsNoTokenTwice() =>
        Assert.Equal(0.00001m, Price.From(Priced.At(1, 1) with { CachedInputUsdPerMillionTokens = 0.1m })!.Of(new(100, 0) { CachedInputTokens = 500 }).Usd);

    [Fact]
    public void From_OnePriceMissing_IsNoPrice()
    {
        Assert.Null(Price.From(new() { InputUsdPerMillionTokens = 1 }));
        Assert.Null(Price.From(new() { OutputUsdPerMillionTokens = 1 }));
    }

    [Fact]
    public void Add_UnknownAndKnown_IsUnknown()
    {
        Assert.False((Cost.Unknown + Cost.Zero).IsKnown);
        Assert.False(Cost.Add(Cost.Zero, Cost.Unknown).IsKnown);
    }

    [Fact]
    public void Usd_Unknown_ThrowsAndTeaches() => Assert.Contains("'IsKnown'", Assert.Throws<InvalidOperationException>(() => Cost.Unknown.Usd).Message, StringComparison.Ordinal);

    [Fact]
    public void Equals_UnknownIsNotZero()
    {
        Assert.True(Cost.Unknown != Cost.Zero);
        Assert.True(Cost.Zero == Cost.FromPico(0));
        Assert.False(Cost.Zero.Equals("0"));
        Assert.NotEqual(Cost.Unknown.GetHashCode(), Cost.Zero.GetHashCode());
    }

    [Theory]
    [InlineData(0, "$0.00")]
    [InlineData(1_234_567_000, "$0.001235")]
    [InlineData(2_500_000_000_000, "$2.50")]
    public void ToString_Known_IsRoundedForPeople(long pico, string text) => Assert.Equal(text, Cost.FromPico(pico).ToString());

    [Fact]
    public void ToString_Unknown_SaysSo() => Assert.Equal("unknown", Cost.Unknown.ToString());

    [Fact]
    public void From_NoCounts_IsNoUsage()
    {
        Assert.Null(TokenUsage.From(null));
        Assert.Null(TokenUsage.From(new()));
    }

    [Fact]
    public void From_AllCounts_KeepsThePartsInsideTheirWhole()
    {
        var usage = TokenUsage.From(new() { InputTokenCount = 10, OutputTokenCount = 5, CachedInputTokenCount = 4, ReasoningTokenCount = 3 });

        Assert.Equal(new TokenUsage(10, 5) { CachedInputTokens = 4, ReasoningTokens = 3 }, usage);
        Assert.Equal(15, usage!.Value.TotalTokens);
    }

    [Fact]
    public void Add_TwoUsages_AddsEachKind() =>
        Assert.Equal(
            new TokenUsage(3, 7) { CachedInputTokens = 2, ReasoningTokens = 4 },
            TokenUsage.Add(new(1, 3) { CachedInputTokens = 1, ReasoningTokens = 1 }, new(2, 4) { CachedInputTokens = 1, ReasoningTokens = 3 }));
}

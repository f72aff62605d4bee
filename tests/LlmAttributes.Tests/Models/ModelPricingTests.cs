using System.Text;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Models;

public sealed class ModelPricingTests
{
    private static PriceBook Book(decimal gpt5Mini)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(List(gpt5Mini)));
        return PriceBook.Load(stream, new DateOnly(2026, 1, 1));
    }

    private static string List(decimal gpt5Mini) => FormattableString.Invariant($$"""{ "gpt-5-mini": { "litellm_provider": "openai", "input_cost_per_token": {{gpt5Mini / 1_000_000}}, "output_cost_per_token": 0 } }""");

    private static async Task<Cost> CostAsync(CallHarness harness) => (await harness.AskResultAsync(CallHarness.Plan with { Model = "fast" })).Cost;

    private static CallHarness Harness(ModelFacts facts, string? answered = null) =>
        new CallHarness().Model("fast", facts, _ => ScriptedReply.Say("x", 1_000_000, 0) with { ModelId = answered, RawRepresentation = new object() });

    [Fact]
    public async Task Ask_NobodyStatesAPrice_TheCatalogDoes() =>
        Assert.Equal(0.25m, (await CostAsync(Harness(new() { Provider = "openai", ModelId = "gpt-5-mini" }))).Usd);

    [Fact]
    public async Task Ask_List_GoesBeforeTheCatalog() =>
        Assert.Equal(0.5m, (await CostAsync(Harness(new() { Provider = "openai", ModelId = "gpt-5-mini" }).Configure(b => b.UsePrices(Book(0.5m))))).Usd);

    [Fact]
    public async Task CostParts_List_SplitsTheCost()
    {
        var result = await Harness(new() { Provider = "openai", ModelId = "gpt-5-mini" }).Configure(b => b.UsePrices(Book(0.5m))).AskResultAsync(CallHarness.Plan with { Model = "fast" });

        Assert.Equal("price list 2026-01-01", result.Attempts[0].Price!.Table);
        Assert.Equal(0.5m, result.CostParts!.Input.Usd);
    }

    [Fact]
    public async Task Ask_StatedPrice_GoesBeforeTheList() =>
        Assert.Equal(3m, (await CostAsync(Harness(Priced.At(3, 3) with { Provider = "openai", ModelId = "gpt-5-mini" }).Configure(b => b.UsePrices(Book(0.5m))))).Usd);

    [Fact]
    public async Task Ask_OtherModelAnswers_ItsPriceCounts() =>
        Assert.Equal(1.25m, (await CostAsync(Harness(new() { Provider = "openai", ModelId = "gpt-5-mini" }, "gpt-5-2025-08-07"))).Usd);

    [Fact]
    public async Task Ask_AnsweredNameIsNotListed_TheRequestedOneCounts() =>
        Assert.Equal(0.25m, (await CostAsync(Harness(new() { Provider = "openai", ModelId = "gpt-5-mini" }, "my-deployment"))).Usd);

    [Fact]
    public async Task Ask_WithoutCatalog_IsUnknownAndWarnsOnce()
    {
        var logger = new ListLogger();
        var harness = Harness(new() { Provider = "openai", ModelId = "gpt-5-mini" }).Configure(b => b.WithoutCatalog().UseLogger(logger));

        Assert.False((await CostAsync(harness)).IsKnown);
        Assert.False((await CostAsync(harness)).IsKnown);
        Assert.Single(logger.Lines, static line => line.Text.Contains("price", StringComparison.OrdinalIgnoreCase));
        Assert.False(harness.Runtime.Costs.Snapshot().Entries[0].Cost.IsKnown);
    }

    [Fact]
    public async Task Reload_WhileTheClientLives_PricesTheNextCall()
    {
        var book = Book(0.5m);
        var harness = Harness(new() { Provider = "openai", ModelId = "gpt-5-mini" }).Configure(b => b.UsePrices(book));
        var call = harness.Bind(CallHarness.Plan with { Model = "fast" });
        var before = await call.AskResultAsync(CallHarness.Messages, default);

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(List(0.75m)));
        book.Reload(stream);

        Assert.Equal((0.5m, 0.75m), (before.Cost.Usd, (await call.AskResultAsync(CallHarness.Messages, default)).Cost.Usd));
        Assert.Equal(1.25m, harness.Runtime.Costs.Snapshot().KnownTotal.Usd);
    }

    [Fact]
    public void Refresh_FileHasChanged_IsReadAgainUnlessItIsBroken()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, List(0.5m));
            File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            var book = PriceBook.Load(path);
            var logger = new ListLogger();
            var harness = Harness(new()).Configure(b => b.UsePrices(book, refreshSeconds: 60).UseLogger(logger));
            using var runtime = harness.Runtime;
            harness.Clock.Advance(TimeSpan.FromSeconds(60));
            Assert.Equal(1, book.Version);

            Change("{", 2);
            Assert.Equal((1, 1024), (book.Version, logger.Lines[^1].Id));

            Change(List(0.75m), 3);
            Assert.Equal((2, 1023), (book.Version, logger.Lines[^1].Id));
            Assert.Equal(0.75m, book.Find("openai", "gpt-5-mini", null, default).Facts.InputUsdPerMillionTokens);

            void Change(string text, int day)
            {
                File.WriteAllText(path, text);
                File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, day, 0, 0, 0, DateTimeKind.Utc));
                harness.Clock.Advance(TimeSpan.FromSeconds(60));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Ask_UsageReader_CompletesTheReport()
    {
        var harness = Harness(Priced.At(1, 1) with { CacheWriteUsdPerMillionTokens = 2 })
            .Configure(b => b.ReadUsageWith(static (_, usage) => (usage.AdditionalCounts ??= [])[LlmUsageCounts.CacheWrite] = 1_000_000));

        Assert.Equal(2m, (await CostAsync(harness)).Usd);
    }

    [Fact]
    public async Task Ask_OldList_WarnsOnce()
    {
        var logger = new ListLogger();
        var harness = Harness(new() { Provider = "openai", ModelId = "gpt-5-mini" }).Configure(b => b.UsePrices(Book(0.5m)).UseLogger(logger));
        harness.Clock.Advance(TimeSpan.FromDays(91));

        await CostAsync(harness);

        Assert.Single(logger.Lines, static line => line.Text.Contains("more than 90 days old", StringComparison.Ordinal));
    }

    [Fact]
    public void FindPrice_Runtime_ExplainsWhereAPriceIsFrom() =>
        Assert.Equal(PriceMatchReason.DatedSuffix, new CallHarness().Runtime.FindPrice("openai", "gpt-5-mini-2099-01-01").Reason);

    [Theory]
    [InlineData("2025-12-31", true)]
    [InlineData("2026-01-01", true)]
    [InlineData("2026-01-02", false)]
    public async Task Bind_ModelThatEnds_WarnsOnceFromThatDayOn(string end, bool isTold)
    {
        var logger = new ListLogger();
        var harness = Harness(Priced.At(1, 1) with { RetiresOn = DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture), Successor = "newer" }).Configure(b => b.UseLogger(logger));

        await CostAsync(harness);
        await CostAsync(harness);

        Assert.Equal(isTold ? ["Model fast ended on", "use newer"] : [], logger.Lines.Where(static line => line.Id == 1066).SelectMany(static line => new[] { line.Text[..19], line.Text[^9..] }));
    }
}

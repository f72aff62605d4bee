using System.Text;

namespace LlmAttributes.Tests.Costs.Prices;

public sealed class PriceBookTests
{
    private const string Genai = """
        [
          { "id": "openai", "provider_match": { "contains": "openai" }, "model_match": { "starts_with": "gpt-" }, "models": [
            { "id": "gpt-5-mini", "match": { "or": [{ "equals": "gpt-5-mini" }, { "regex": "^gpt-5-mini-2025" }] }, "context_window": 400000,
              "prices": { "input_mtok": 0.25, "cache_read_mtok": 0.025, "output_mtok": 2 } },
            { "id": "gpt-big", "match": { "and": [{ "starts_with": "gpt-" }, { "ends_with": "big" }] },
              "prices": { "input_mtok": { "base": 1, "tiers": [{ "start": 200000, "price": 2 }] }, "output_mtok": { "base": 4, "tiers": [{ "start": 100000, "price": 5 }] }, "requests_kcount": 12 } },
            { "id": "gpt-5.6-luna", "match": { "equals": "gpt-5.6-luna" }, "prices": { "input_mtok": 1, "output_mtok": 6 } } ] },
          { "id": "azure", "fallback_model_providers": ["openai"], "models": [] },
          { "id": "aws", "models": [] },
          { "id": "deepseek", "models": [
            { "id": "deepseek-chat", "match": { "equals": "deepseek-chat" }, "prices": [
              { "prices": { "input_mtok": 1, "output_mtok": 1 } },
              { "constraint": { "start_time": "00:30:00Z", "end_time": "16:30:00Z" }, "prices": { "input_mtok": 2, "output_mtok": 2 } },
              { "constraint": { "start_date": "2027-01-01" }, "prices": { "input_mtok": 3, "output_mtok": 3 } } ] } ] }
        ]
        """;

    private const string LiteLlm = """
        {
          "sample_spec": { "litellm_provider": "one of …", "input_cost_per_token": 0.0 },
          "gpt-5-mini": { "litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 2.5e-07, "output_cost_per_token": 2e-06, "cache_read_input_token_cost": 2.5e-08,
                          "max_input_tokens": 272000, "max_output_tokens": 128000, "supports_vision": true, "supports_function_calling": true, "deprecation_date": "2027-05-01",
                          "input_cost_per_token_above_200k_tokens": 5e-07, "input_cost_per_token_batches": 1.25e-07 },
          "gemini/gemini-2.5-pro": { "litellm_provider": "gemini", "mode": "chat", "input_cost_per_token": 1.25e-06, "output_cost_per_token": 1e-05 },
          "text-embedding-3-small": { "litellm_provider": "openai", "mode": "embedding", "input_cost_per_token": 2e-08 },
          "tts-1": { "litellm_provider": "openai", "mode": "audio_speech", "input_cost_per_character": 1.5e-05 }
        }
        """;

    private static readonly DateTimeOffset s_noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private static PriceBook Load(string json, DateOnly? date = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return PriceBook.Load(stream, date);
    }

    [Theory]
    [InlineData("openai", "gpt-5-mini", PriceMatchReason.Exact, "gpt-5-mini")]
    [InlineData("openai", "GPT-5-mini", PriceMatchReason.Exact, "gpt-5-mini")]
    [InlineData("openai", "gpt-5-mini-2025-08-07", PriceMatchReason.Alias, "gpt-5-mini")]
    [InlineData("openai", "gpt-5.6-luna-2026-08-07", PriceMatchReason.DatedSuffix, "gpt-5.6-luna")]
    [InlineData("openai", "openai/gpt-5-mini", PriceMatchReason.ProviderPrefix, "gpt-5-mini")]
    [InlineData("azure.ai.openai", "gpt-5-mini", PriceMatchReason.OtherProvider, "gpt-5-mini")]
    [InlineData("my-openai-proxy", "gpt-5-mini", PriceMatchReason.Exact, "gpt-5-mini")]
    [InlineData("litellm", "openai/gpt-5-mini", PriceMatchReason.Exact, "gpt-5-mini")]
    [InlineData(null, "gpt-5-mini", PriceMatchReason.Exact, "gpt-5-mini")]
    [InlineData("deepseek", "gpt-5-mini", PriceMatchReason.None, null)]
    [InlineData("nobody", "gpt-5-mini", PriceMatchReason.None, null)]
    [InlineData("openai", "gpt-7", PriceMatchReason.None, null)]
    public void Find_GenaiList_SaysWhy(string? provider, string model, PriceMatchReason reason, string? row)
    {
        var match = Load(Genai).Find(provider, model, null, s_noon);

        Assert.Equal(reason, match.Reason);
        Assert.Equal(row, match.Row);
        Assert.Equal(reason != PriceMatchReason.None, match.CostOf(new(1, 1)).IsKnown);
    }

    [Fact]
    public void Find_ResponseNameFirst_ThenTheRequestedOne()
    {
        var book = Load(Genai);

        Assert.Equal("gpt-5-mini", book.Find("openai", "gpt-5-mini", "gpt-big", s_noon).Row);
        var requested = book.Find("openai", "my-deployment", "gpt-big", s_noon);
        Assert.Equal(("gpt-big", true), (requested.Row, requested.IsRequestedModel));
        Assert.Equal("gpt-big (as requested): row 'gpt-big' of openai", requested.ToString());
        Assert.Equal("no row holds; the price is unknown", book.Find("openai", "x", "y", s_noon).ToString());
    }

    [Theory]
    [InlineData("2026-07-01T00:29:59Z", 1)]
    [InlineData("2026-07-01T00:30:00Z", 2)]
    [InlineData("2026-07-01T16:29:59Z", 2)]
    [InlineData("2026-07-01T16:30:00Z", 1)]
    [InlineData("2027-01-01T12:00:00Z", 3)]
    public void Find_PricesByTime_TakesTheLastThatHolds(string when, decimal price) =>
        Assert.Equal(price, Load(Genai).Find("deepseek", "deepseek-chat", null, DateTimeOffset.Parse(when, System.Globalization.CultureInfo.InvariantCulture)).Facts.InputUsdPerMillionTokens);

    [Theory]
    [InlineData(100_000, "0.512")]
    [InlineData(100_001, "0.612001")]
    [InlineData(200_001, "0.912002")]
    public void Find_TiersOfEachKind_HoldFromTheirOwnSizes(long input, string usd)
    {
        var match = Load(Genai).Find("openai", "gpt-big", null, s_noon);

        Assert.Equal(decimal.Parse(usd, System.Globalization.CultureInfo.InvariantCulture), match.CostOf(new(input, 100_000)).Usd);
        Assert.Equal(0.012m, match.PartsOf(new(input, 0))!.Fees.Usd);
    }

    [Theory]
    [InlineData("openai.gpt-5.6-luna", 1.1)]
    [InlineData("us.openai.gpt-5.6-luna", 1.1)]
    [InlineData("global.openai.gpt-5.6-luna", 1)]
    public void Find_OpenAIOnBedrock_CostsTenPercentMoreWithinARegion(string model, double input)
    {
        var match = Load(Genai).Find("aws.bedrock", model, null, s_noon);

        Assert.Equal(((decimal)input, PriceMatchReason.OtherProvider), (match.Facts.InputUsdPerMillionTokens!.Value, match.Reason));
    }

    [Theory]
    [InlineData("openai", "gpt-5-mini", PriceMatchReason.Exact)]
    [InlineData(null, "gpt-5-mini", PriceMatchReason.Exact)]
    [InlineData("openai", "gpt-5-mini-2025-08-07", PriceMatchReason.DatedSuffix)]
    [InlineData("gcp.gemini", "gemini-2.5-pro", PriceMatchReason.ProviderPrefix)]
    [InlineData("gcp.gemini", "models/gemini-2.5-pro", PriceMatchReason.ProviderPrefix)]
    [InlineData("anthropic", "gpt-5-mini", PriceMatchReason.None)]
    [InlineData("openai", "sample_spec", PriceMatchReason.None)]
    public void Find_LiteLlmList_SaysWhy(string? provider, string model, PriceMatchReason reason) =>
        Assert.Equal(reason, Load(LiteLlm).Find(provider, model, null, s_noon).Reason);

    [Fact]
    public void Find_LiteLlmRow_HasAllItsFacts() =>
        Assert.Equal(
            new ModelFacts
            {
                Provider = "openai",
                ModelId = "gpt-5-mini",
                InputUsdPerMillionTokens = 0.25m,
                OutputUsdPerMillionTokens = 2,
                CachedInputUsdPerMillionTokens = 0.025m,
                BatchInputUsdPerMillionTokens = 0.125m,
                PriceTiers = [new(200_000) { InputUsdPerMillionTokens = 0.5m }],
                ContextWindow = 272_000,
                MaxOutputTokens = 128_000,
                Capabilities = ModelCapabilities.Vision | ModelCapabilities.Tools | ModelCapabilities.Streaming,
                RetiresOn = new(2027, 5, 1),
            },
            Load(LiteLlm).Find("openai", "gpt-5-mini", null, s_noon).Facts);

    [Fact]
    public void Find_LiteLlmRowPricedByOtherUnits_IsUnpriced()
    {
        Assert.True(Load(LiteLlm).Find("openai", "text-embedding-3-small", null, s_noon).IsPriced);
        Assert.False(Load(LiteLlm).Find("openai", "tts-1", null, s_noon).IsPriced);
        Assert.False(Load(LiteLlm).Find("openai", "tts-1", null, s_noon).CostOf(new(1, 1)).IsKnown);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("{")]
    [InlineData("""[{ "id": "openai" }]""")]
    [InlineData("""[{ "id": "openai", "models": [{ "id": "x", "match": { "sounds_like": "x" }, "prices": {} }] }]""")]
    [InlineData("""[{ "id": "openai", "models": [{ "id": "x", "match": { "regex": "(" }, "prices": {} }] }]""")]
    public void Load_NeitherSchema_SaysSo(string json) => Assert.NotEmpty(Assert.Throws<FormatException>(() => Load(json)).Message);

    [Fact]
    public async Task Reload_NewFile_HoldsAtOnceAndABrokenOneNever()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, Genai);
            var book = PriceBook.Load(path);
            await File.WriteAllTextAsync(path, Genai.Replace("\"input_mtok\": 0.25", "\"input_mtok\": 0.5", StringComparison.Ordinal));
            await book.ReloadAsync();

            Assert.Equal(2, book.Version);
            Assert.Equal(0.5m, book.Find("openai", "gpt-5-mini", null, s_noon).Facts.InputUsdPerMillionTokens);

            await File.WriteAllTextAsync(path, "{");
            await Assert.ThrowsAsync<FormatException>(() => book.ReloadAsync());
            Assert.Equal((2, 0.5m), (book.Version, book.Find("openai", "gpt-5-mini", null, s_noon).Facts.InputUsdPerMillionTokens!.Value));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Reload_Stream_NeedsANewOne()
    {
        var book = Load(Genai, new DateOnly(2026, 1, 1));
        Assert.Equal((new DateOnly(2026, 1, 1), 4), (book.Date!.Value, book.Count));
        await Assert.ThrowsAsync<InvalidOperationException>(() => book.ReloadAsync());

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(LiteLlm));
        book.Reload(stream, new DateOnly(2026, 2, 1));
        Assert.Equal((new DateOnly(2026, 2, 1), 2), (book.Date!.Value, book.Version));
    }
}

using System.IO.Compression;
using System.Text.Json;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Errors;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace LlmAttributes.Tests.Costs;

public class BatchTests(ITestOutputHelper output)
{
    private const string Body = """{ "model": "m-2026", "usage": { "prompt_tokens": 1000, "completion_tokens": 100, "prompt_tokens_details": { "cached_tokens": 200 }, "completion_tokens_details": { "reasoning_tokens": 40 } } }""";

    private static readonly string s_recorded = Path.Combine(Repository.Data, "prices", "real_usage_bodies.jsonl.gz");

    private static readonly ModelFacts s_facts = new()
    {
        InputUsdPerMillionTokens = 1,
        OutputUsdPerMillionTokens = 10,
        CachedInputUsdPerMillionTokens = 0.1m,
        CacheWriteUsdPerMillionTokens = 1.25m,
        OneHourCacheWriteUsdPerMillionTokens = 2,
        AudioInputUsdPerMillionTokens = 5,
        CachedAudioInputUsdPerMillionTokens = 0.5m,
        AudioOutputUsdPerMillionTokens = 20,
        ImageOutputUsdPerMillionTokens = 30,
        ReasoningUsdPerMillionTokens = 12,
        WebSearchUsd = 0.01m,
        BatchInputUsdPerMillionTokens = 0.5m,
        BatchOutputUsdPerMillionTokens = 5,
    };

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));

    private LlmRuntime Runtime(ModelFacts facts) => LlmRuntime.CreateBuilder().UseTimeProvider(_clock).AddModel("a", new ScriptedChatClient("x"), facts).Build();

    [Theory]
    [InlineData("""{ "id": "b", "custom_id": "1", "response": { "status_code": 200, "body": BODY }, "error": null }""")]
    [InlineData("""{ "custom_id": "1", "result": { "type": "succeeded", "message": BODY } }""")]
    [InlineData("""{ "key": "1", "response": BODY }""")]
    [InlineData("BODY")]
    public void Read_LineOfAProvidersResults_HasTheTokensOfItsAnswer(string line)
    {
        var usage = BatchUsage.Read("a", Parse(line.Replace("BODY", Body, StringComparison.Ordinal)))!;

        Assert.Equal(("a", "m-2026", new TokenUsage(1000, 100) { CachedInputTokens = 200, ReasoningTokens = 40 }), (usage.Model, usage.AnsweredBy, usage.Usage));
    }

    [Theory]
    [InlineData("""{ "id": "b", "custom_id": "1", "response": { "status_code": 400, "body": { "error": { "message": "no" } } }, "error": null }""")]
    [InlineData("""{ "id": "b", "custom_id": "1", "response": null, "error": { "code": "batch_expired" } }""")]
    [InlineData("""{ "custom_id": "1", "result": { "type": "expired" } }""")]
    [InlineData("[]")]
    public void Read_LineWithoutAnAnswer_IsNull(string line) => Assert.Null(BatchUsage.Read("a", Parse(line)));

    [Fact]
    public async Task BookBatch_AnswerOfATenant_IsInTheLedgerAtBatchPrice()
    {
        await using var runtime = Runtime(s_facts);
        var read = BatchUsage.Read("a", Parse(Body))!;

        var cost = runtime.BookBatch(read with { Contract = "IMails", Call = "ClassifyAsync", Tenant = "t" });

        Assert.Equal(((800 * 0.5m) + (200 * 0.05m) + (60 * 5m) + (40 * 6m)) / 1_000_000, cost.Usd);
        var entry = Assert.Single(runtime.Costs.Snapshot().Entries);
        Assert.Equal(("IMails", "ClassifyAsync (batch)", "a", "t", 1, cost), (entry.Contract, entry.Call, entry.Model, entry.Tenant, entry.Attempts, entry.Cost));
        var today = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);
        Assert.Equal(cost.Usd, Assert.Single((await runtime.Costs.ReadAsync(today, today)).Lines).KnownUsd);
    }

    [Fact]
    public async Task BookBatch_ModelWithoutBatchPrice_IsUnknownNotZero()
    {
        await using var runtime = Runtime(s_facts with { BatchInputUsdPerMillionTokens = null });

        Assert.False(runtime.BookBatch(new("a", new(10, 10))).IsKnown);

        Assert.True(runtime.Costs.Snapshot().HasUnknown);
        Assert.False(Assert.Single(runtime.Costs.Snapshot().Entries).Cost.IsKnown);
    }

    [Fact]
    public async Task BookBatch_UnknownModel_SaysWhatToDo()
    {
        await using var runtime = Runtime(s_facts);

        Assert.StartsWith("Model 'b' is not known to the runtime; create a client", Assert.Throws<InvalidOperationException>(() => runtime.BookBatch(new("b", new(10, 10)))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "custom_id": "1", "response": { "status_code": 200, "body": BODY } }""")]
    [InlineData("""{ "custom_id": "1", "result": { "type": "succeeded", "message": BODY } }""")]
    public async Task BookBatch_RecordedBodies_CostHalfOfASingleRequestToThePicoDollar(string line)
    {
        if (!File.Exists(s_recorded))
        {
            output.WriteLine($"No file '{s_recorded}': the recorded bodies are not booked.");
            return;
        }

        // Every price of the batch is half of its single price, so that the sums are known without reckoning them by the same way.
        await using var runtime = Runtime(s_facts with { WebSearchUsd = null });
        var price = Price.From(s_facts with { WebSearchUsd = null })!;
        decimal sum = 0;
        var read = 0;
        foreach (var body in Recorded())
        {
            if (UsageReader.Read(Parse(body)) is not { } reading)
                continue;
            var usage = BatchUsage.Read("a", Parse(line.Replace("BODY", body, StringComparison.Ordinal)))!;
            Assert.Equal(reading.Usage, usage.Usage);
            Assert.Equal(price.Of(reading.Usage).Usd, 2 * runtime.BookBatch(usage).Usd);
            sum += price.Of(reading.Usage).Usd;
            read++;
        }

        Assert.InRange(read, 300, int.MaxValue);
        Assert.Equal(sum, 2 * runtime.Costs.Snapshot().KnownTotal.Usd);
    }

    private static IEnumerable<string> Recorded()
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(s_recorded), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
            yield return Parse(line).GetProperty("body").GetRawText();
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}

using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Tracing;

public class ReportTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 12, 0, 30, TimeSpan.Zero));
    private readonly PerformanceTracer _tracer;

    public ReportTests() => _tracer = new(null, _clock);

    private JsonElement Json => JsonDocument.Parse(_tracer.GetReport().ToJson()).RootElement;

    private void Record(string operation, double ms, int failedOf = 0)
    {
        for (var i = 0; i < Math.Max(1, failedOf); i++)
            _tracer.Record(new PerformanceMetric(operation, TimeSpan.FromMilliseconds(ms)) { Error = failedOf > 0 && i == 0 ? LlmErrorKind.RateLimit : null });
    }

    [Fact]
    public void SlowestOperations_MoreThanTen_AreTheTenWithTheLongestMean()
    {
        for (var i = 1; i <= 12; i++)
            Record($"op {i:00}", i);

        Assert.Equal(Enumerable.Range(3, 10).Reverse().Select(i => $"op {i:00}"), _tracer.GetReport().SlowestOperations.Select(o => o.Operation));
    }

    [Fact]
    public void FailingOperations_AreThoseAboveOnePercentTheWorstFirst()
    {
        Record("good", 1);
        Record("at the limit", 1, failedOf: 100);
        Record("bad", 1, failedOf: 99);
        Record("worse", 1, failedOf: 2);

        Assert.Equal(["worse", "bad"], _tracer.GetReport().FailingOperations.Select(o => o.Operation));
    }

    [Fact]
    public void SlowestCalls_MoreThanTen_AreTheTenSlowestFirst()
    {
        double[] durations = [3, 15, 1, 15, 9, 20, 2, 11, 12, 13, 14, 4, 5];
        foreach (var ms in durations)
            Record("op", ms);

        Assert.Equal(durations.OrderDescending().Take(10), _tracer.GetReport().SlowestCalls.Select(c => c.Duration.TotalMilliseconds));
    }

    [Fact]
    public void ToJson_Report_HasTheDocumentedShape()
    {
        _tracer.Record(new PerformanceMetric("IDesk.AskAsync", TimeSpan.FromMilliseconds(120))
        {
            Component = LlmComponents.Router,
            Model = "fast",
            Usage = new(10, 5),
            Cost = Cost.FromPico(2_500_000),
            TraceId = "t",
            Parent = "import",
            Metadata = new Dictionary<string, string> { ["File"] = "a.txt" },
        });
        _clock.Advance(TimeSpan.FromSeconds(2));

        var json = Json;
        Assert.Equal((1, "2026-01-01T12:00:32+00:00", "2026-01-01T12:00:30+00:00"), (json.GetProperty("version").GetInt32(), json.GetProperty("time").GetString(), json.GetProperty("since").GetString()));
        var operation = json.GetProperty("operations")[0];
        Assert.Equal(("IDesk.AskAsync", "router", 1, 120, 0.0000025m), (operation.GetProperty("operation").GetString(), operation.GetProperty("component").GetString(), operation.GetProperty("count").GetInt64(), operation.GetProperty("p99Ms").GetDouble(), operation.GetProperty("costUsd").GetDecimal()));
        Assert.Equal(("fast", 1, 10), (json.GetProperty("models")[0].GetProperty("model").GetString(), json.GetProperty("models")[0].GetProperty("answers").GetInt64(), json.GetProperty("models")[0].GetProperty("attempts").GetProperty("inputTokens").GetInt64()));
        var call = json.GetProperty("slowestCalls")[0];
        Assert.Equal((120, "t", "import", "a.txt", JsonValueKind.Null), (call.GetProperty("durationMs").GetDouble(), call.GetProperty("traceId").GetString(), call.GetProperty("parent").GetString(), call.GetProperty("metadata").GetProperty("File").GetString(), call.GetProperty("error").ValueKind));
        Assert.Equal(("2026-01-01T12:00:00+00:00", 120), (json.GetProperty("minutes")[0].GetProperty("start").GetString(), json.GetProperty("minutes")[0].GetProperty("meanMs").GetDouble()));
        Assert.Equal(1, json.GetProperty("distribution")[0].GetProperty("count").GetInt64());
        Assert.Equal("IDesk.AskAsync", json.GetProperty("slowestOperations")[0].GetString());
    }

    [Fact]
    public void ToJson_Durations_StandInPropertiesThatEndInMs()
    {
        Record("op", 5, failedOf: 2);
        _tracer.Open("op", null).Agree(0.5);

        var numbers = Numbers(Json).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(
        [
            "cancelled", "costUsd", "count", "durationMs", "errorRate", "failed", "fromMs", "inputTokens", "maxMs", "mean", "meanMs", "minMs", "outputTokens", "p50Ms", "p90Ms", "p95Ms", "p99Ms",
            "runsPerSecond", "toMs", "totalMs", "version",
        ], numbers);
    }

    private static IEnumerable<string> Numbers(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.Value.ValueKind == JsonValueKind.Number ? [p.Name] : Numbers(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Numbers),
        _ => [],
    };

    [Fact]
    public void ToJson_Indented_IsTheSameForPeople()
    {
        Record("op", 5);
        var report = _tracer.GetReport();

        Assert.Contains("\n  \"version\": 1", report.ToJson(indented: true), StringComparison.Ordinal);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(report.ToJson()).RootElement, JsonDocument.Parse(report.ToJson(indented: true)).RootElement));
    }

    [Fact]
    public void ToString_OperationsAndModels_AreTwoTables()
    {
        _tracer.Record(new PerformanceMetric("IDesk.AskWithALongNameThatDoesNotFitAsync", TimeSpan.FromMilliseconds(120)) { Model = "fast", Cost = Cost.Unknown });
        Record("short", 5, failedOf: 2);

        var lines = _tracer.GetReport().ToString().Split('\n');

        Assert.StartsWith("operation", lines[0], StringComparison.Ordinal);
        Assert.Equal(lines[0].Length, lines[1].Length);
        Assert.Equal(lines[0].Length, lines[2].Length);
        Assert.EndsWith("$0.00+?", lines[1], StringComparison.Ordinal);
        Assert.Equal("over 1 % errors: short (50.0 %)", lines[3]);
        Assert.Equal(["answers", "1"], lines[5..7].Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2]));
    }
}

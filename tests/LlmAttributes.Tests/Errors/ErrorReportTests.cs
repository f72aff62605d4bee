using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Errors;

public class ErrorReportTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private JsonElement Report(bool indented = false)
    {
        var errors = new ErrorAggregator(null, _clock);
        errors.RecordSuccess("router", "fast");
        using (ErrorContext.Begin("import").Set("file", "a.txt"))
            errors.RecordFailure(new LlmException(LlmErrorKind.RateLimit, "secret") { StatusCode = 429 }, "router", "IDesk.AskAsync", "fast");
        errors.RecordFailure(new InvalidOperationException("secret"));
        return JsonDocument.Parse(errors.Snapshot().ToJson(indented)).RootElement;
    }

    [Fact]
    public void ToJson_Top_HasVersionAndTimes()
    {
        var report = Report();

        Assert.Equal(["version", "time", "since", "entries", "recent"], report.EnumerateObject().Select(p => p.Name));
        Assert.Equal((ErrorSnapshot.ReportVersion, _clock.GetUtcNow()), (report.GetProperty("version").GetInt32(), report.GetProperty("time").GetDateTimeOffset()));
    }

    [Fact]
    public void ToJson_Entry_HasEveryWindowAndItsKinds()
    {
        var entry = Report().GetProperty("entries")[1];

        Assert.Equal(("router", "fast"), (entry.GetProperty("component").GetString(), entry.GetProperty("model").GetString()));
        Assert.Equal(["1m", "5m", "1h", "total"], entry.GetProperty("windows").EnumerateObject().Select(p => p.Name));
        Assert.Equal("""{"successes":1,"failures":1,"rate":0.5}""", entry.GetProperty("windows").GetProperty("5m").GetRawText());
        Assert.Equal("""{"rate_limit":{"1m":1,"5m":1,"1h":1,"total":1}}""", entry.GetProperty("kinds").GetRawText());
    }

    [Fact]
    public void ToJson_Recent_HasFactsAndContextOnly()
    {
        var recent = Report().GetProperty("recent");

        Assert.Equal(
            """{"time":"2026-01-01T00:00:00+00:00","kind":"rate_limit","component":"router","operation":"IDesk.AskAsync","model":"fast","status":429,"exception":"LlmAttributes.LlmException","context":["import"],"values":{"file":"a.txt"}}""",
            recent[1].GetRawText());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (recent[0].GetProperty("status").ValueKind, recent[0].GetProperty("model").ValueKind));
    }

    [Fact]
    public void ToJson_Indented_IsTheSameReport() => Assert.Equal(JsonSerializer.Serialize(Report()), JsonSerializer.Serialize(Report(indented: true)));

    [Fact]
    public void NameOf_EveryKind_IsItsNameInSnakeCase()
    {
        foreach (var kind in Enum.GetValues<LlmErrorKind>())
            Assert.Equal(JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()), ErrorReportWriter.NameOf(kind));
        Assert.Equal(ErrorCounter.Kinds, Enum.GetValues<LlmErrorKind>().Length);
    }
}

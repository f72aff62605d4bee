using System.Globalization;
using System.Text.Json;
using CsCheck;

namespace LlmAttributes.Tests.Costs;

public class LedgerReportTests
{
    private static readonly DateOnly s_day = new(2026, 3, 14);

    private static LedgerLine Line(int day, decimal usd, string model = "fast", string? tenant = null) => new(s_day.AddDays(day), "IDesk", "AskAsync", model, tenant) { Attempts = 1, Usage = new(10, 5), KnownUsd = usd };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    [Fact]
    public void By_Parts_AddsUpTheRest()
    {
        var report = new LedgerReport([Line(0, 1), Line(0, 2, "smart"), Line(1, 4), Line(1, 8, "fast", "acme")]);

        Assert.Equal([("fast", 13m), ("smart", 2m)], report.By(LedgerParts.Model).Lines.Select(l => (l.Model, l.KnownUsd)));
        Assert.Equal([(s_day, null, 3m), (s_day.AddDays(1), null, 4m), (s_day.AddDays(1), "acme", 8m)], report.By(LedgerParts.Day | LedgerParts.Tenant).Lines.Select(l => (l.Day, l.Tenant, l.KnownUsd)));
        Assert.Equal(15, Assert.Single(report.By(LedgerParts.None).Lines).KnownUsd);
    }

    [Fact]
    public void ToCsv_Lines_AreExactAndInvariant() => Assert.Equal(
        "day,contract,call,model,tenant,attempts,unknown_attempts,input_tokens,cached_input_tokens,output_tokens,reasoning_tokens,known_usd\r\n"
        + "2026-03-14,IDesk,AskAsync,fast,,1,0,10,0,5,0,1234.000000000001\r\n"
        + "2026-03-15,IDesk,AskAsync,fast,acme,1,0,10,0,5,0,0.5\r\n",
        new LedgerReport([Line(0, 1234.000000000001m), Line(1, 0.5m, tenant: "acme")]).ToCsv());

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@x", "\"'@x\"")]
    [InlineData("\t=x", "\"'\t=x\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    [InlineData(" a", "\" a\"")]
    [InlineData("Zoë", "Zoë")]
    public void ToCsv_NamesOfCallers_AreQuotedAndNoFormulas(string tenant, string written) =>
        Assert.Contains($",fast,{written},1,", new LedgerReport([Line(0, 1, tenant: tenant)]).ToCsv(), StringComparison.Ordinal);

    [Fact]
    public void ToJson_AnyTenant_IsReadBack() => Gen.String.Sample(tenant =>
    {
        using var json = JsonDocument.Parse(new LedgerReport([Line(0, 0.000000000001m, tenant: tenant) with { UnknownAttempts = 1 }]).ToJson());
        var line = json.RootElement.GetProperty("lines")[0];
        return (line.GetProperty("day").GetString(), line.GetProperty("knownUsd").GetDecimal(), json.RootElement.GetProperty("hasUnknown").GetBoolean()) == ("2026-03-14", 0.000000000001m, true)
            && (tenant.Any(char.IsSurrogate) || line.GetProperty("tenant").GetString() == tenant);
    });

    [Fact]
    public void ProjectMonth_UnsteadyDays_GivesTheDocumentedInterval()
    {
        var projection = new LedgerReport([Line(0, 1), Line(1, 3), Line(2, 2)]).ProjectMonth(At("2026-03-17T12:00:00Z"));

        // Three days of mean 2 and deviation 1, 14.5 days left, t = 2.91998 at two degrees of freedom.
        var margin = 2.919985580354 * Math.Sqrt(14.5 + (14.5 * 14.5 / 3));
        Assert.Equal((6m, 35m, 3), (projection.SpentUsd, projection.ExpectedUsd, projection.Days));
        Assert.Equal((35 - margin, 35 + margin), ((double)projection.LowUsd!, (double)projection.HighUsd!), new Within(1e-9));
    }

    [Fact]
    public void ProjectMonth_DaysWithoutCalls_CostNothing()
    {
        var projection = new LedgerReport([Line(0, 4), Line(2, 2)]).ProjectMonth(At("2026-03-18T00:00:00Z"));

        Assert.Equal((4, 6 + (1.5m * 14)), (projection.Days, projection.ExpectedUsd));
    }

    [Fact]
    public void ProjectMonth_BeginningOfTheMonth_GoesByTheMonthBefore()
    {
        var projection = new LedgerReport([Line(15, 2), Line(16, 2), Line(17, 2), Line(18, 1)]).ProjectMonth(At("2026-04-01T00:00:00Z"));

        Assert.Equal((1, 61, 61, 61, 3), (projection.SpentUsd, projection.ExpectedUsd, projection.LowUsd, projection.HighUsd, projection.Days));
    }

    [Theory]
    [InlineData(0, 1, null)]
    [InlineData(1, 1, null)]
    public void ProjectMonth_HardlyAnyDays_HasNoInterval(int before, int today, double? low)
    {
        var lines = Enumerable.Range(0, before).Select(d => Line(-1 - d, 1)).Append(Line(0, today));

        var projection = new LedgerReport([.. lines]).ProjectMonth(At("2026-03-14T00:00:00Z"));

        Assert.Equal((before, (decimal?)low), (projection.Days, projection.LowUsd));
        Assert.Equal(1 + before + (18 * before), projection.ExpectedUsd);
    }

    [Fact]
    public void ProjectMonth_Interval_HoldsTheTotalAboutAsOftenAsSaid()
    {
        var random = new RandomSource(7);
        var inside = 0;
        for (var run = 0; run < 2_000; run++)
        {
            var days = Enumerable.Range(0, 31).Select(_ => (decimal)(random.NextDouble() + random.NextDouble())).ToArray();
            var known = days[..10].Select((usd, d) => Line(d - 13, usd));
            var projection = new LedgerReport([.. known]).ProjectMonth(At("2026-03-11T00:00:00Z"));
            inside += days.Sum() >= projection.LowUsd && days.Sum() <= projection.HighUsd ? 1 : 0;
        }

        Assert.InRange(inside / 2_000.0, 0.87, 0.93);
    }

    private sealed class Within(double tolerance) : IEqualityComparer<(double Low, double High)>
    {
        public bool Equals((double Low, double High) x, (double Low, double High) y) => Math.Abs(x.Low - y.Low) < tolerance && Math.Abs(x.High - y.High) < tolerance;

        public int GetHashCode((double Low, double High) pair) => 0;
    }
}

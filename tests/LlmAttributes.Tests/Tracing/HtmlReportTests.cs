using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Tracing;

public partial class HtmlReportTests
{
    private const string Hostile = "</title></style></svg><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{style}}&amp;";

    private readonly PerformanceTracer _tracer = new(null, new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 12, 0, 30, TimeSpan.Zero)));

    private static PerformanceMetric Metric(string operation, string? model = null) =>
        new(operation, TimeSpan.FromMilliseconds(120)) { Component = "c", Model = model, Cost = Cost.FromPico(2_500_000_000), Usage = new(1_000, 234) };

    private PerformanceTracer Filled()
    {
        _tracer.Record(Metric("IDesk.AskAsync", "fast"));
        _tracer.Record(Metric("IDesk.AskAsync", "fast"));
        _tracer.Record(Metric("IDesk.AskAsync", "deep"));
        _tracer.Record(Metric("IDesk.VoteAsync") with { Error = LlmErrorKind.RateLimit });
        _tracer.Open("IDesk.VoteAsync", "c").Agree(0.66);
        return _tracer;
    }

    // The page is written as XML would be, except for the doctype and the elements that HTML leaves open.
    private static XElement Parse(string page) => XElement.Parse(VoidElements().Replace(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "$1/>"));

    private static IEnumerable<XElement> Named(XElement page, string name) => page.Descendants(name);

    [Fact]
    public void ToHtml_Report_IsWellFormedAndHasAllCharts()
    {
        var page = Parse(Filled().GetReport().ToHtml("My desk"));

        Assert.Equal("My desk", Named(page, "h1").Single().Value);
        Assert.Equal(["Latency", "Cost by model", "Ensemble agreement", "Over time", "Route shares", "Failing operations", "All operations", "Slowest runs"], Named(page, "h2").Select(h => h.Value));
    }

    [Fact]
    public void ToHtml_Charts_TellTheNumbers()
    {
        var page = Parse(Filled().GetReport().ToHtml());

        var tips = Named(page, "title").Select(t => t.Value).ToList();
        Assert.Contains("fast: $0.005", tips);
        Assert.Contains("fast: 66.7 %", tips);
        Assert.Contains("deep: 33.3 %", tips);
        Assert.Contains("12:00: 4 runs, 120 ms on average", tips);
        Assert.Contains("12:00: 25 % errors", tips);
        Assert.Contains("60 to 70 %: 1 answers", tips);
        Assert.Equal(["4", "25 %", "120 ms", "$0.0075", "3,702"], Named(page, "b").Select(b => b.Value));
    }

    [Fact]
    public void ToHtml_EveryChart_HasALabelAndItsNumbersAsTable()
    {
        var page = Parse(Filled().GetReport().ToHtml());

        Assert.All(Named(page, "svg").Where(s => (string?)s.Attribute("aria-hidden") != "true"), svg => Assert.NotEmpty((string)svg.Attribute("aria-label")!));
        Assert.All(Named(page, "svg").Where(s => (string?)s.Attribute("aria-hidden") != "true"), svg => Assert.Equal("img", (string?)svg.Attribute("role")));
        Assert.All(Named(page, "div").Where(d => (string?)d.Attribute("class") == "chart"), chart => Assert.Single(chart.Parent!.Descendants("table")));
        Assert.All(Named(page, "table"), table => Assert.NotEmpty(table.Element("caption")!.Value));
        Assert.All(Named(page, "th"), header => Assert.NotNull(header.Attribute("scope")));
        Assert.All(Named(page, "tr").Where(r => r.Parent!.Name == "tbody"), row => Assert.Equal(row.Parent!.Parent!.Element("thead")!.Descendants("th").Count(), row.Elements().Count()));
        Assert.All(Named(page, "div").Where(d => (string?)d.Attribute("class") == "scroll"), scroll => Assert.Equal("0", (string?)scroll.Attribute("tabindex")));
    }

    [Fact]
    public void ToHtml_Ids_AreUniqueAndReferred()
    {
        var page = Parse(Filled().GetReport().ToHtml());

        var ids = page.DescendantsAndSelf().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(page.Descendants().Attributes("aria-labelledby"), a => Assert.Contains(a.Value, ids));
    }

    [Fact]
    public void ToHtml_HostileNames_AreText()
    {
        _tracer.Record(Metric(Hostile, Hostile) with { Component = Hostile, Parent = Hostile, TraceId = Hostile, Metadata = new Dictionary<string, string> { [Hostile] = Hostile } });
        _tracer.Record(Metric(Hostile, "other") with { Component = Hostile });
        _tracer.Open(Hostile, Hostile).Agree(1);

        var html = _tracer.GetReport().ToHtml(Hostile);
        var page = Parse(html);

        Assert.Equal([Hostile, Hostile], [Named(page, "h1").Single().Value, page.Element("head")!.Element("title")!.Value]);
        Assert.Empty(Named(page, "script").Concat(Named(page, "img")));
        Assert.Single(Named(page, "style"));
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Named(page, "th"), header => header.Value == Hostile);
        Assert.Contains(WebUtility.HtmlEncode("&amp;"), html, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_Page_LoadsNothingAndAllowsItsStyleAlone()
    {
        var html = Filled().GetReport().ToHtml();
        var page = Parse(html);

        var style = Style().Match(html).Groups[1].Value;
        var policy = (string)Named(page, "meta").Single(m => (string?)m.Attribute("http-equiv") == "Content-Security-Policy").Attribute("content")!;
        Assert.Equal($"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'", policy);
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName is "src" or "style" or "srcset" || (a.Name.LocalName == "href" && a.Value != "#report"));
        Assert.DoesNotContain("url(", style, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", style, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", style, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_Nothing_SaysSo()
    {
        var page = Parse(_tracer.GetReport().ToHtml());

        Assert.Contains("Nothing has been recorded yet.", page.Value, StringComparison.Ordinal);
        Assert.Empty(Named(page, "svg"));
    }

    [Fact]
    public void ToHtml_Extremes_StayInsideTheirCharts()
    {
        _tracer.Record(new PerformanceMetric("zero", TimeSpan.Zero) { Model = "a", Cost = Cost.Unknown });
        _tracer.Record(new PerformanceMetric("forever", TimeSpan.MaxValue) { IsCancelled = true });

        var page = Parse(_tracer.GetReport().ToHtml());

        Assert.All(page.Descendants().Attributes().Where(a => a.Name.LocalName is "x" or "x1" or "x2" or "cx" or "width" && a.Value.EndsWith('%')), a =>
            Assert.InRange(double.Parse(a.Value.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture), 0, 100.5));
        Assert.Contains("$0.00 + ?", Named(page, "b").Select(b => b.Value));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.0123, "12.3 µs")]
    [InlineData(4.567, "4.57 ms")]
    [InlineData(999, "999 ms")]
    [InlineData(1_500, "1.5 s")]
    [InlineData(119_000, "119 s")]
    [InlineData(150_000, "2.5 min")]
    [InlineData(9_000_000, "2.5 h")]
    public void Duration_Value_HasAFittingUnit(double ms, string expected) => Assert.Equal(expected, Display.Duration(TimeSpan.FromMilliseconds(ms)));

    [GeneratedRegex("(<(?:meta|br|img|hr|input)\\b[^>]*[^/])>")]
    private static partial Regex VoidElements();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}

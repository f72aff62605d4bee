using System.Diagnostics;
using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;

namespace LlmAttributes.Behavior.Tests.Pipeline;

/// <summary>Thirteen systems in one call.</summary>
public class WholePipelineTests
{
    private const string Question = "Are pets allowed in the flat? Why is that so? Does the contract terminate?";

    private readonly AnalystDesk _desk = new();

    [Fact]
    public async Task Call_OfAllSystems_ReachesStoreMembersAndRouteInOrder()
    {
        var result = await _desk.RunAsync(Question);

        Assert.Equal(new Finding(true, 2), result.Value);
        Assert.Equal(
            ["laws: " + Question, "local", "local again", "fast", "smart", "local", "fast", "smart", "fast merges", "fast merges", "smart merges"], _desk.Diary);
        Assert.Equal(
            ["local: InvalidResponse", "local: ok", "fast: ok", "smart: ok", "local: ok", "fast: ok", "smart: ok", "fast: Overloaded (503)", "fast: Overloaded (503)", "smart: ok"], result.Attempts.Select(static a => a.ToString()));
        Assert.Equal((2, 1, true), (result.Chunks!.Count, result.Citations.Count, result.Quality is not null));
    }

    [Fact]
    public async Task Call_OfAllSystems_AsksTheOptimizedQueryWithItsPassagesForEachChunk()
    {
        var result = await _desk.RunAsync(Question);

        Assert.Equal(QueryStrategies.Simplify, result.Query!.Strategies & QueryStrategies.Simplify);
        Assert.All(_desk.Prompts, static prompt =>
        {
            Assert.Contains("answer each under its own number", prompt, StringComparison.Ordinal);
            Assert.Contains("Pets are allowed.", prompt, StringComparison.Ordinal);
        });
        Assert.Equal(4, _desk.Prompts.Count(static prompt => prompt.Contains("Clause one", StringComparison.Ordinal)));
        Assert.Equal(3, _desk.Prompts.Count(static prompt => prompt.Contains("Clause two", StringComparison.Ordinal)));
        Assert.Equal(3, _desk.Prompts.Count(static prompt => prompt.Contains("Part 2:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Call_OfAllSystems_HasItsSpansInTheOrderOfTheSystems()
    {
        using var spans = new SpanList();

        await _desk.RunAsync(Question);

        Assert.Equal(
            """
            IAnalyst.JudgeAsync
              retrieval laws
              IAnalyst.JudgeAsync (chunk)
                invoke_workflow IAnalyst.JudgeAsync (chunk)
                  chat fast
                  chat local
                  chat local
                  chat smart
              IAnalyst.JudgeAsync (chunk)
                invoke_workflow IAnalyst.JudgeAsync (chunk)
                  chat fast
                  chat local
                  chat smart
              IAnalyst.JudgeAsync (merge)
                chat fast
                chat fast
                chat smart
            """.ReplaceLineEndings("\n"),
            string.Join('\n', Tree(spans.Spans, default, "")));
    }

    [Fact]
    public async Task Call_OfAllSystems_ReportsTimeAndMoneyOfEachStage()
    {
        var result = await _desk.RunAsync(Question);

        var report = result.Report!;
        Assert.Equal(Enum.GetValues<CallStage>(), report.Stages.Select(static stage => stage.Stage));
        // The clock moves while other stages run where the machine is busy, so that they may have some of the time.
        Assert.InRange(report.Find(CallStage.Retry)!.Duration, TimeSpan.FromSeconds(1), TimeSpan.MaxValue);
        Assert.All(report.Stages, stage => Assert.Equal(stage.Duration / report.BusyTime, stage.TimeShare, 9));
        Assert.Equal(1, report.Stages.Sum(static stage => stage.TimeShare), 9);
        Assert.Equal(1, report.Stages.Sum(static stage => stage.CostShare), 9);
        Assert.Equal((110, 110, 660), (Tokens(CallStage.Repair), Tokens(CallStage.Retry), Tokens(CallStage.Model)));
        Assert.Equal((result.Cost, result.Usage), (report.Cost, report.Usage));
        Assert.Equal(result.Cost, _desk.Runtime.Costs.Snapshot().KnownTotal);
        Assert.Contains("Retry ", report.ToString(), StringComparison.Ordinal);

        long Tokens(CallStage stage) => report.Find(stage)!.Usage.InputTokens + report.Find(stage)!.Usage.OutputTokens;
    }

    [Fact]
    public async Task Call_WhoseCacheTakesTime_ReportsItAsPartOfTheWhole()
    {
        var result = await new AnalystDesk(storeSeconds: 0.5).RunAsync(Question);

        var report = result.Report!;
        Assert.InRange(report.Find(CallStage.ExactCache)!.Duration, TimeSpan.FromSeconds(0.5), TimeSpan.MaxValue);
        Assert.InRange(report.Duration, TimeSpan.FromSeconds(1.5), TimeSpan.MaxValue);
    }

    [Fact]
    public async Task Call_OfAllSystems_IsKnownToErrorsTracerAndMonitor()
    {
        await _desk.RunAsync(Question);

        var errors = _desk.Runtime.Errors.Snapshot();
        string[] expected = [LlmComponents.Chunker, LlmComponents.Ensembler, LlmComponents.QueryOptimizer, LlmComponents.Retriever];
        Assert.Empty(expected.Except(errors.Entries.Where(static entry => entry.Successes.Total > 0).Select(static entry => entry.Component)));
        Assert.Equal([LlmErrorKind.Overloaded, LlmErrorKind.Overloaded], errors.RecentErrors.Where(static error => error.Component == LlmComponents.Router).Select(static error => error.Kind));
        Assert.Contains("IAnalyst.JudgeAsync", _desk.Runtime.Tracer.GetReport().Operations.Select(static operation => operation.Operation));
    }

    [Fact]
    public async Task Call_MadeAgain_IsAnsweredByTheExactCacheAlone()
    {
        var first = await _desk.RunAsync(Question);
        _desk.Diary.Clear();

        var again = await _desk.RunAsync(Question);

        Assert.Equal((first.Value, false), (again.Value, again.CacheHit!.IsSemantic));
        Assert.Empty(_desk.Diary);
        Assert.Equal([CallStage.ExactCache], again.Report!.Stages.Select(static stage => stage.Stage));
    }

    [Fact]
    public async Task Call_OfTheSameMeaning_IsAnsweredBeforeAnythingIsRetrieved()
    {
        await _desk.RunAsync("How do I reset my password?");
        _desk.Diary.Clear();

        var alike = await _desk.RunAsync("How can I reset my password?");

        Assert.True(alike.CacheHit!.IsSemantic);
        Assert.Empty(_desk.Diary);
        Assert.Equal([CallStage.ExactCache, CallStage.SemanticCache], alike.Report!.Stages.Select(static stage => stage.Stage));
    }

    [Fact]
    public async Task Call_WhoseContractDoesNotAsk_HasNoReport()
    {
        var desk = new Desk(static _ => ScriptedReply.Say("x"), static _ => ScriptedReply.Say("x"), static _ => ScriptedReply.Say("x"));

        Assert.Null((await desk.RunAsync(desk.Client.AnswerAsync("hi"))).Report);
    }

    // Spans below one in the order in which they began; members of an ensemble, which begin at once, by name.
    private static IEnumerable<string> Tree(IReadOnlyList<Activity> spans, ActivitySpanId parent, string indent)
    {
        var isAtOnce = spans.Any(span => span.SpanId == parent && span.DisplayName.StartsWith("invoke_workflow", StringComparison.Ordinal));
        var below = spans.Where(span => span.ParentSpanId == parent);
        foreach (var span in isAtOnce ? below.OrderBy(static span => span.DisplayName, StringComparer.Ordinal) : below.OrderBy(static span => span.StartTimeUtc))
        {
            yield return indent + span.DisplayName;
            foreach (var line in Tree(spans, span.SpanId, indent + "  "))
                yield return line;
        }
    }
}

using System.Globalization;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Testing.Tests;

public sealed class PromptCasesTests : IDisposable
{
    private const string Classify = "ICasedDesk.ClassifyAsync";

    private readonly string _folder = Directory.CreateTempSubdirectory("cases").FullName;

    public static TheoryData<string> Names => [.. Cases(Right()).Names];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task EachCase_IsATestOfItsOwn(string name)
    {
        var report = await Cases(Right()).RunAsync(new() { Only = name });

        report.Verify();
        Assert.Equal(name, Assert.Single(report.Outcomes).Case.FullName);
    }

    [Fact]
    public async Task RunAsync_RightAnswers_PassWithTheirFacts()
    {
        var report = await Cases(Right()).RunAsync();

        Assert.True(report.IsPassed, report.ToString());
        Assert.Equal((8, 1), (report.Count(PromptCaseState.Passed), report.Count(PromptCaseState.Skipped)));
        var first = report.Outcomes[0];
        Assert.Equal(["fast"], first.Models);
        Assert.Equal((1, 0.000_11m, 110L), (first.Samples[0].Attempts.Count, first.Cost.Usd, first.Usage.TotalTokens));
        Assert.Equal("Glad", first.Samples[0].Answer!.Text);
        Assert.All(report.Outcomes.Where(static outcome => outcome.State == PromptCaseState.Passed), static outcome => Assert.True(outcome.Cost.IsKnown, outcome.ToString()));
    }

    [Fact]
    public async Task RunAsync_OtherAnswers_FailWithTheDifference()
    {
        var report = await Cases(new(static _ => ScriptedReply.Say("Glad", 10, 1))).RunAsync(new() { Only = Classify });

        var failure = Assert.Throws<LlmAssertionException>(report.Verify);
        Assert.Contains("3 cases, 1 passed, 1 failed, 1 skipped; $0.000022, 22 tokens", failure.Message, StringComparison.Ordinal);
        Assert.Contains("\nfailed   ICasedDesk.ClassifyAsync/blame   0/1  $0.000011", failure.Message, StringComparison.Ordinal);
        Assert.Contains("\n    answer: expected Angry, got Glad", failure.Message, StringComparison.Ordinal);
        Assert.Contains("\nskipped  ICasedDesk.ClassifyAsync/doubt\n    nobody knows", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_OtherProperties_AreEachNamed()
    {
        var report = await Cases(new(static _ => ScriptedReply.Say("""{"title":"Paper","mood":"Glad","priority":1}"""))).RunAsync(new() { Only = "ICasedDesk.ExtractAsync" });

        Assert.Equal(
            ["Title: expected 'PRINTER' within, got 'Paper'", "Title: expected no 'paper' within, got 'Paper'", "Mood: expected Angry, got Glad", "Priority: expected 5, got 1"],
            Assert.Single(report.Outcomes).Samples[0].Answer!.Faults.Select(static fault => fault.ToString()));
    }

    [Fact]
    public async Task RunAsync_CostAboveTheLimit_Fails()
    {
        var report = await Cases(new(static _ => ScriptedReply.Say("Angry", 600_000, 1))).RunAsync(new() { Only = $"{Classify}/blame" });

        Assert.Equal("cost: expected at most $0.50, got $0.600001", Assert.Single(report.Outcomes).Reason);
    }

    [Fact]
    public async Task RunAsync_CallThatFails_IsAnError_ThoughAConstantStandsIn()
    {
        var report = await Cases(new(static _ => ScriptedReply.Fail(new InvalidOperationException("no")))).RunAsync(new() { Only = $"{Classify}/blame" });

        var outcome = Assert.Single(report.Outcomes);
        Assert.Equal((PromptCaseState.Errored, 1), (outcome.State, outcome.Samples[0].Attempts.Count));
        Assert.IsType<LlmException>(outcome.Samples[0].Error);
        Assert.Throws<LlmAssertionException>(report.Verify);
    }

    [Theory]
    [InlineData(0.8, PromptCaseState.Passed)]
    [InlineData(0.9, PromptCaseState.Failed)]
    public async Task Samples_PassByTheirShare(double share, PromptCaseState state)
    {
        using var model = new ScriptedChatClient("Glad", "Angry", "Glad", "Glad", "Glad");

        var report = await Cases(model).RunAsync(new() { Only = $"{Classify}/praise", Samples = 5, MinPassRate = share });

        var outcome = Assert.Single(report.Outcomes);
        Assert.Equal((state, 4, 0.8), (outcome.State, outcome.Passed, outcome.PassRate));
    }

    [Fact]
    public async Task Samples_OfACallWithACache_AreEachAsked()
    {
        using var model = Right();

        await Cases(model).RunAsync(new() { Only = $"{Classify}/praise", Samples = 3 });

        Assert.Equal(3, model.Requests.Count);
    }

    [Fact]
    public async Task BudgetUsd_UsedUp_LeavesTheRestNotRun()
    {
        using var model = new ScriptedChatClient(static _ => ScriptedReply.Say("Glad", 1_000_000, 0));

        var report = await Cases(model).RunAsync(new() { Only = $"{Classify}/praise", Samples = 5, BudgetUsd = 1.5m, MaxConcurrency = 1 });

        var outcome = Assert.Single(report.Outcomes);
        Assert.Equal((PromptCaseState.NotRun, 1), (outcome.State, outcome.Passed));
        Assert.Equal("the budget of the run is used up; raise 'PromptCaseOptions.BudgetUsd'", outcome.Reason);
        Assert.Throws<LlmAssertionException>(report.Verify);
    }

    [Fact]
    public async Task TimeoutSeconds_Over_LeavesTheRestNotRun()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var gate = new Gate();
        using var model = new ScriptedChatClient(new ScriptedReply { Text = "Glad", BeforeAnswer = Pause.Until(gate) });

        var running = Cases(model).RunAsync(new() { Only = $"{Classify}/praise", TimeoutSeconds = 10, TimeProvider = clock });
        await gate.Reached;
        clock.Advance(TimeSpan.FromSeconds(11));
        var report = await running;

        Assert.Equal("the time of the run is up; raise 'PromptCaseOptions.TimeoutSeconds' or 'MaxConcurrency'", Assert.Single(report.Outcomes).Reason);
    }

    [Fact]
    public async Task RunAsync_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        var gate = new Gate();
        using var model = new ScriptedChatClient(new ScriptedReply { Text = "Glad", BeforeAnswer = Pause.Until(gate) });

        var running = Cases(model).RunAsync(new() { Only = $"{Classify}/praise" }, source.Token);
        await gate.Reached;
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Cassette_RecordedOnce_IsPlayedStrictly()
    {
        using (var cassette = Open(CassetteMode.Auto))
            (await Cases(new CassetteChatClient(Right(), cassette)).RunAsync(new() { Samples = 2, Cassette = cassette })).Verify();

        using var again = Open(CassetteMode.Replay);
        var cases = Cases(new CassetteChatClient(again));
        var report = await cases.RunAsync(new() { Samples = 2, Cassette = again });
        var third = await cases.RunAsync(new() { Only = $"{Classify}/praise", Cassette = again });

        report.Verify();
        Assert.Empty(report.Stale);
        Assert.Equal(PromptCaseState.Errored, Assert.Single(third.Outcomes).State);
        Assert.Contains("but not for its repeat 2 of the same request; record it on your machine", third.Outcomes[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cassette_AnswerThatNoCaseAskedFor_IsStale()
    {
        using (var cassette = Open(CassetteMode.Auto))
            await Cases(new CassetteChatClient(Right(), cassette)).RunAsync(new() { Only = Classify, Cassette = cassette });

        using var again = Open(CassetteMode.Replay);
        var report = await Cases(new CassetteChatClient(again)).RunAsync(new() { Only = $"{Classify}/praise", Cassette = again });

        Assert.StartsWith(Classify, Assert.Single(report.Stale), StringComparison.Ordinal);
        Assert.Contains("1 recorded answers that no case asked for:\n  ICasedDesk.ClassifyAsync", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ICasedDesk", 9)]
    [InlineData("ICasedDesk.ClassifyAsync", 3)]
    [InlineData("ICasedDesk.ClassifyAsync/blame", 1)]
    [InlineData("ICasedDesk.Classify", 0)]
    public async Task Only_TakesWholeNames(string only, int count) => Assert.Equal(count, (await Cases(Right()).RunAsync(new() { Only = only })).Outcomes.Count);

    [Fact]
    public async Task Filter_TakesWhatItSays()
    {
        var report = await Cases(Right()).RunAsync(new() { Filter = static @case => @case.Name == "two" });

        Assert.Equal("ListAsync", Assert.Single(report.Outcomes).Case.Call);
    }

    [Fact]
    public async Task Progress_ComesAfterEachSample()
    {
        var told = new List<PromptCaseProgress>();

        await Cases(Right()).RunAsync(new() { Only = Classify, Samples = 2, Progress = new Teller(told) });

        Assert.Equal([(1, 4), (2, 4), (3, 4), (4, 4)], told.Select(static progress => (progress.Done, progress.Total)));
    }

    [Fact]
    public async Task CallOptions_AreThoseOfEachCall()
    {
        var report = await Cases(Right()).RunAsync(new() { Only = $"{Classify}/praise", CallOptions = new() { Model = "other" } });

        Assert.Equal(PromptCaseState.Errored, Assert.Single(report.Outcomes).State);
        Assert.Contains("other", report.Outcomes[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_HostileTexts_ReachTheModelAsTheyAre()
    {
        using var model = Right();

        await Cases(model).RunAsync(new() { Only = "ICasedDesk.SayAsync" });

        var text = Assert.Single(model.Requests).UserText;
        Assert.StartsWith("Say: \"\\\n\r\t\0{x}{{y}}\u2028\ud83d\ude00\"\"\" {not} ", text, StringComparison.Ordinal);
        Assert.Contains("{a}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_NoCase_Fails()
    {
        var report = await PromptCases.Of(IDesk.Create(Right())).RunAsync();

        Assert.StartsWith("No case was run", Assert.Throws<LlmAssertionException>(report.Verify).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Runtime_HasTheCasesOfItsClients()
    {
        var runtime = Runtime(Right());
        Assert.Empty(PromptCases.Of(runtime).Names);

        var client = ICasedDesk.Create(runtime);

        Assert.Equal(PromptCases.Of(client).Names, PromptCases.Of(runtime).Names);
    }

    [Fact]
    public void Of_SomethingElse_IsRefused() =>
        Assert.Contains("is no generated client", Assert.Throws<ArgumentException>(() => PromptCases.Of("desk")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 1, 1, null, nameof(PromptCaseOptions.Samples))]
    [InlineData(1, 0, 1, null, nameof(PromptCaseOptions.MinPassRate))]
    [InlineData(1, 1.1, 1, null, nameof(PromptCaseOptions.MinPassRate))]
    [InlineData(1, double.NaN, 1, null, nameof(PromptCaseOptions.MinPassRate))]
    [InlineData(1, 1, 0, null, nameof(PromptCaseOptions.MaxConcurrency))]
    [InlineData(1, 1, 1, "0", nameof(PromptCaseOptions.BudgetUsd))]
    public async Task Options_OutOfRange_AreRefused(int samples, double share, int concurrency, string? usd, string name)
    {
        var options = new PromptCaseOptions { Samples = samples, MinPassRate = share, MaxConcurrency = concurrency, BudgetUsd = usd is null ? null : decimal.Parse(usd, CultureInfo.InvariantCulture) };

        var failure = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Cases(Right()).RunAsync(options));

        Assert.Equal(name, failure.ParamName);
    }

    private static PromptCases Cases(IChatClient model) => PromptCases.Of(ICasedDesk.Create(Runtime(model)));

    private static PromptCases Cases(ScriptedChatClient model) => Cases((IChatClient)model);

    private static LlmRuntime Runtime(IChatClient model) => LlmRuntime.CreateBuilder()
        .AddModel(CaseModels.Fast, model)
        .AddModel(CaseModels.Second, model)
        .AddModel(CaseModels.Third, model)
        .UseRetriever("docs", static (_, _) => ValueTask.FromResult<IReadOnlyList<RetrievedPassage>>([new("Ada Lovelace did.", 1)]))
        .Build();

    private static ScriptedChatClient Right() => new(static request => request.UserText switch
    {
        var text when text.Contains("Well done!", StringComparison.Ordinal) => ScriptedReply.Say("Glad", 100, 10),
        var text when text.StartsWith("Extract", StringComparison.Ordinal) => ScriptedReply.Say("""{"title":"A printer burns","mood":"Angry","priority":5}""", 100, 10),
        var text when text.StartsWith("Tell 2 things of whales", StringComparison.Ordinal) => ScriptedReply.SayInChunks("Wha", "les ", "swim.") with { Usage = new() { InputTokenCount = 100, OutputTokenCount = 10 } },
        var text when text.StartsWith("List", StringComparison.Ordinal) => ScriptedReply.Say("""{"items":[{"title":"a","mood":"Glad","priority":1},{"title":"b","mood":"Glad","priority":2}]}""", 100, 10),
        var text when text.StartsWith("Answer", StringComparison.Ordinal) => ScriptedReply.Say(text.Contains("Ada Lovelace did.", StringComparison.Ordinal) ? "Ada Lovelace" : "Nobody", 100, 10),
        var text when text.StartsWith("Say", StringComparison.Ordinal) => ScriptedReply.Say("\"\\{}\n😀", 100, 10),
        _ => ScriptedReply.Say("Angry", 100, 10),
    });

    private Cassette Open(CassetteMode mode) => Cassette.Open(_folder, "desk", new() { Mode = mode, Environment = static _ => null });

    private sealed class Teller(List<PromptCaseProgress> told) : IProgress<PromptCaseProgress>
    {
        public void Report(PromptCaseProgress value) => told.Add(value);
    }
}

using LlmAttributes.Evaluation.Resilience;

namespace LlmAttributes.Tests.Evaluation;

public class StormTests
{
    private static readonly StormScenario s_scenario = new() { Calls = 3_000 };

    public static TheoryData<string> Names { get; } = ["ours", "none", "ordered"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Run_SameSeedTwice_GivesTheSameFigures(string name) =>
        Assert.Equal(await StormRun.RunAsync(s_scenario, 3, Named(name)), await StormRun.RunAsync(s_scenario, 3, Named(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Run_OtherSeed_GivesOtherFigures(string name) =>
        Assert.NotEqual(await StormRun.RunAsync(s_scenario, 3, Named(name)), await StormRun.RunAsync(s_scenario, 4, Named(name)));

    [Fact]
    public async Task Run_Ours_BooksEveryRequestThatTheModelsSaw()
    {
        OurPolicy? policy = null;
        var outcome = await StormRun.RunAsync(s_scenario, 3, new("ours", (models, seed, clock) => policy = new(models, seed, clock)));

        Assert.Equal(s_scenario.Calls * (1 + outcome.ExtraCalls), policy!.Runtime.Costs.Snapshot().Entries.Sum(static entry => entry.Attempts), 1e-6);
    }

    [Fact]
    public async Task Run_None_LosesWhatTheScenarioTakes()
    {
        var outcome = await StormRun.RunAsync(new() { Calls = 20_000 }, 1, Contestant.None);

        const double Calm = 1 - StormScenario.PermanentShare - StormScenario.StallShare;
        const double Stormy = (StormScenario.BurstSeconds / (StormScenario.BurstSeconds + StormScenario.BetweenBurstsSeconds))
            + (StormScenario.OutageSeconds / (StormScenario.OutageSeconds + StormScenario.BetweenOutagesSeconds));
        Assert.InRange(outcome.AnsweredShare, Calm - (3 * Stormy), Calm);
        Assert.Equal(StormScenario.DeadlineSeconds, outcome.P99Seconds);
    }

    [Fact]
    public void Requests_Many_HaveTheLuckOfTheScenario()
    {
        const int Count = 50_000;
        StormCall[] calls = [.. Enumerable.Range(0, Count).Select(static id => new StormCall(1, id, 0))];
        StormRequest[] requests = [.. calls.Select(static call => call.Begin(StormScenario.Models[0], 0))];

        Assert.Equal(StormScenario.PermanentShare, Share(calls.Count(static call => call.IsPermanentFault)), 0.002);
        Assert.Equal(StormScenario.StreamShare, Share(calls.Count(static call => call.IsStream)), 0.01);
        Assert.Equal(StormScenario.CutShare, Share(requests.Count(static request => request.IsCut)), 0.002);
        Assert.Equal(StormScenario.StallShare, Share(requests.Count(static request => request.FirstTokenSeconds > StormScenario.StallSeconds)), 0.003);
        Assert.Equal([2, 3, 4, 5, 6, 7, 8], requests.Select(static request => request.RetryAfterSeconds).Distinct().Order());

        static double Share(int count) => (double)count / Count;
    }

    [Fact]
    public void Begin_SameCallModelAndTurn_HasTheSameLuckWhateverWasAskedBefore()
    {
        var (direct, late) = (new StormCall(1, 17, 0), new StormCall(1, 17, 0));
        late.Begin(StormScenario.Models[1], 1);

        Assert.Equal(direct.Begin(StormScenario.Models[0], 0).FirstTokenSeconds, late.Begin(StormScenario.Models[0], 0).FirstTokenSeconds);
        Assert.NotEqual(direct.Begin(StormScenario.Models[0], 0).FirstTokenSeconds, late.Requests[1].FirstTokenSeconds);
    }

    [Fact]
    public void Weather_ManyHours_HasBurstsAndOutagesOfTheirLengthAndShare()
    {
        const double Seconds = 500 * 3600;
        var weather = new StormWeather(1, 0);
        int begun = 0, inBurst = 0, down = 0, hanging = 0;
        var wasBurst = false;
        for (var second = 0; second < Seconds; second++)
        {
            var isBurst = weather.IsBurst(second);
            begun += isBurst && !wasBurst ? 1 : 0;
            inBurst += isBurst ? 1 : 0;
            wasBurst = isBurst;
            if (!weather.IsOutage(second, out var hangsUntil))
                continue;
            down++;
            hanging += hangsUntil > second ? 1 : 0;
        }

        Assert.Equal(StormScenario.BurstSeconds, (double)inBurst / begun, 0.5);
        Assert.Equal(StormScenario.BurstSeconds / (StormScenario.BurstSeconds + StormScenario.BetweenBurstsSeconds), inBurst / Seconds, 0.01);
        Assert.Equal(StormScenario.OutageSeconds / (StormScenario.OutageSeconds + StormScenario.BetweenOutagesSeconds), down / Seconds, 0.01);
        Assert.Equal(StormScenario.HangingShare, (double)hanging / down, 0.1);
    }

    private static Contestant Named(string name) => name switch
    {
        "ours" => Contestant.Ours,
        "none" => Contestant.None,
        _ => Contestant.Ordered,
    };
}

using System.Text;

namespace LlmAttributes.Tests.Routing.Learning;

public class RouteReplayTests
{
    private const string Both =
        """
        {"prompt":"add","task_type":"sums","outcomes":[{"model":"small","quality":1,"cost_usd":0.001,"latency_seconds":1},{"model":"large","quality":1,"cost_usd":0.01,"latency_seconds":3}]}

        {"prompt":"prove it at length","task_type":"proofs","other":true,"outcomes":[{"model":"small","quality":0,"cost_usd":0.001,"latency_seconds":1},{"model":"large","quality":1,"cost_usd":0.01,"latency_seconds":3}]}
        {"prompt":"sing","task_type":null,"outcomes":[{"model":"small","quality":0.5,"cost_usd":0.001,"latency_seconds":1},{"model":"large","quality":0.25,"cost_usd":0.01,"latency_seconds":3}]}
        """;

    private static MemoryStream Lines(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<List<RecordedCall>> ReadAsync(string text)
    {
        List<RecordedCall> calls = [];
        await foreach (var call in RouteReplay.ReadAsync(Lines(text)))
            calls.Add(call);
        return calls;
    }

    [Fact]
    public async Task Run_EachModelAlone_IsRankedWithCostAndLatency()
    {
        var result = await RouteReplay.RunAsync(Lines(Both), []);

        Assert.Equal(3, result.Calls);
        Assert.Equal(["always large", "always small"], result.Models.Select(static score => score.Strategy));
        Assert.Equal((0.75, 0.01, 3.0), (result.Models[0].Quality, Math.Round(result.Models[0].CostUsd!.Value, 9), result.Models[0].Latency!.Value.TotalSeconds));
        Assert.Equal(0.5, result.Models[1].Quality);
    }

    [Fact]
    public async Task Run_Oracle_TakesTheBestAndOfEqualsTheCheapest()
    {
        var oracle = (await RouteReplay.RunAsync(Lines(Both), [])).Oracle;

        Assert.Equal(2.5 / 3, oracle.Quality, 1e-12);
        Assert.Equal((0.001 + 0.01 + 0.001) / 3, oracle.CostUsd!.Value, 1e-12);
    }

    [Fact]
    public async Task Run_ByLength_ClosesTheGap()
    {
        var result = await RouteReplay.RunAsync(Lines(Both), [ReplayStrategy.ByLength("small", "large", fromChars: 10), ReplayStrategy.Always("small")]);

        Assert.Equal(1, result.GapClosed(result.Strategies[0])!.Value, 1e-12);
        Assert.Equal(-3, result.GapClosed(result.Strategies[1])!.Value, 1e-12);
    }

    [Fact]
    public async Task Run_ModelNotRecorded_CountsTheCallsThatAre()
    {
        var result = await RouteReplay.RunAsync(Lines(
            """
            {"prompt":"one","model":"small","quality":1}
            {"prompt":"two","model":"large","quality":0}
            """), [ReplayStrategy.Always("small"), ReplayStrategy.Always("nobody")]);

        Assert.Equal((1, 1.0), (result.Strategies[0].Calls, result.Strategies[0].Quality));
        Assert.Equal((0, 0.0, null), (result.Strategies[1].Calls, result.Strategies[1].Quality, result.Strategies[1].CostUsd));
        Assert.Null(result.GapClosed(result.Strategies[0]));
    }

    [Fact]
    public async Task Run_CostPartlyUnknown_IsUnknownNotLess()
    {
        var result = await RouteReplay.RunAsync(Lines(
            """
            {"prompt":"one","model":"small","quality":1,"cost_usd":0.5,"latency_seconds":null}
            {"prompt":"two","model":"small","quality":1,"latency_seconds":2}
            """), []);

        Assert.Equal((null, null), (result.Models[0].CostUsd, result.Models[0].Latency));
    }

    [Fact]
    public void Run_Learned_FollowsTheRoute()
    {
        var route = new RouteTrainer().Train(LearningData.Outcomes());
        var calls = LearningData.Outcomes(100, seed: 2).GroupBy(static o => o.Prompt).Select(static g => new RecordedCall { Prompt = g.Key, TaskType = g.First().TaskType, Outcomes = [.. g.DistinctBy(static o => o.Model)] });

        var result = RouteReplay.Run(calls, [ReplayStrategy.Learned(route), ReplayStrategy.Random(route.Models)]);

        Assert.InRange(result.Strategies[0].Quality, 0.8, 1);
        Assert.InRange(result.Strategies[1].Quality, 0.4, 0.75);
    }

    [Fact]
    public void Run_Adaptive_LearnsFromItsChoicesOnly()
    {
        var route = new AdaptiveRoute(["small", "large"], new() { Exploration = 0, ExplorationFloor = 0, PriorQuality = 0.5 });
        var call = new RecordedCall
        {
            Prompt = "p",
            TaskType = "t",
            Outcomes = [new() { Prompt = "p", Model = "large", Quality = 1 }, new() { Prompt = "p", Model = "small", Quality = 0.9 }],
        };

        var result = RouteReplay.Run(Enumerable.Repeat(call, 20), [ReplayStrategy.Adaptive(route)]);

        Assert.Equal(0.9, result.Strategies[0].Quality, 1e-12);
        Assert.Equal(0.5, route.ExpectedQuality("t", 1));
    }

    [Fact]
    public async Task ToString_Result_IsATable()
    {
        var result = await RouteReplay.RunAsync(Lines(Both), [ReplayStrategy.ByLength("small", "large", 10)]);

        Assert.Equal(
            """
            strategy                                   calls         quality  USD per call  seconds  gap closed
            prompt length                                  3  0.8333 ± 0.327      0.004000     1.67     100.0 %
            always large                                   3  0.7500 ± 0.490      0.010000     3.00       0.0 %
            always small                                   3  0.5000 ± 0.566      0.001000     1.00    -300.0 %
            oracle                                         3  0.8333 ± 0.327      0.004000     1.67     100.0 %

            """,
            result.ToString());
    }

    [Fact]
    public async Task Read_OneOutcomeALine_JoinsNeighboursOfOnePrompt()
    {
        var calls = await ReadAsync(
            """
            {"prompt":"one","model":"small","quality":1}
            {"prompt":"one","model":"large","quality":0}
            {"prompt":"one","model":"small","quality":0.5}
            {"prompt":"two","model":"large","quality":0}
            """);

        Assert.Equal([2, 1, 1], calls.Select(static call => call.Outcomes.Count));
    }

    [Theory]
    [InlineData("{\"prompt\":\"p\"", "JSON object a line")]
    [InlineData("[1]", "JSON object a line")]
    [InlineData("{\"model\":\"m\",\"quality\":1}", "'prompt' is missing")]
    [InlineData("{\"prompt\":\"p\",\"quality\":1}", "'model' is missing")]
    [InlineData("{\"prompt\":\"p\",\"model\":\"m\"}", "'quality' is missing")]
    [InlineData("{\"prompt\":\"p\",\"model\":\"m\",\"quality\":\"good\"}", "JSON object a line")]
    [InlineData("{\"prompt\":\"p\",\"model\":\"m\",\"quality\":2}", "'Quality' is 2")]
    [InlineData("{\"prompt\":\"p\",\"model\":\"m\",\"quality\":1,\"latency_seconds\":-1}", "'latency_seconds' is -1")]
    [InlineData("{\"prompt\":\"p\",\"model\":\"m\",\"quality\":1,\"latency_seconds\":1e300}", "'latency_seconds' is")]
    [InlineData("{\"prompt\":\"p\",\"outcomes\":[]}", "'outcomes' is empty")]
    [InlineData("{\"prompt\":\"p\",\"outcomes\":[{\"model\":\"m\",\"quality\":1},{\"model\":\"m\",\"quality\":0}]}", "Model 'm' has several outcomes")]
    public async Task Read_BadLine_NamesItsNumber(string line, string fault)
    {
        var message = (await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync("{\"prompt\":\"ok\",\"model\":\"m\",\"quality\":1}\n\n" + line + "\n"))).Message;

        Assert.StartsWith("Line 3 of the recorded calls", message, StringComparison.Ordinal);
        Assert.Contains(fault, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_BadLineLater_GivesTheCallsBefore()
    {
        await using var calls = RouteReplay.ReadAsync(Lines("{\"prompt\":\"a\",\"model\":\"m\",\"quality\":1}\n{\"prompt\":\"b\",\"model\":\"m\",\"quality\":1}\nbroken\n")).GetAsyncEnumerator();

        Assert.True(await calls.MoveNextAsync());
        Assert.Equal("a", calls.Current.Prompt);
        await Assert.ThrowsAsync<InvalidDataException>(async () => await calls.MoveNextAsync());
    }

    [Fact]
    public async Task Run_Cancelled_Ends() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RouteReplay.RunAsync(Lines(Both), [], new(canceled: true)));
}

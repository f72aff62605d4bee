using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Queries;

public class QueryLearningTests
{
    private const string Vague = "Name several rivers in Peru.";

    [Fact]
    public void GainOf_NoOutcomes_IsUnknownAndWide()
    {
        var gain = new QueryOptimizer().GainOf(TaskType.General, ClarityBand.Low, QueryStrategies.Clarify);

        Assert.False(gain.IsKnown);
        Assert.Equal((-1, 1, 0.5), (gain.Low, gain.High, gain.Confidence));
    }

    [Fact]
    public void Plan_StrategyThatHarms_IsAvoided()
    {
        var optimizer = new QueryOptimizer(new() { TrialShare = 0 });
        var (with, without) = (optimizer.Optimize(Vague), new QueryOptimizer(new() { Strategies = QueryStrategies.None }).Optimize(Vague));
        for (var i = 0; i < 40; i++)
        {
            optimizer.Report(with, 0.3 + (i % 3 * 0.05));
            optimizer.Report(without, 0.8 + (i % 3 * 0.05));
        }

        var plan = optimizer.Plan(Vague);

        Assert.Equal(QueryStrategies.None, plan.Strategies);
        Assert.Equal(QueryStrategies.Clarify, plan.Avoided);
        Assert.True(optimizer.GainOf(plan.Task.Task, plan.Clarity.Band, QueryStrategies.Clarify).High < 0);
    }

    [Fact]
    public void Plan_StrategyThatHelps_IsKeptWithItsGain()
    {
        var optimizer = new QueryOptimizer(new() { TrialShare = 0 });
        var (with, without) = (optimizer.Optimize(Vague), new QueryOptimizer(new() { Strategies = QueryStrategies.None }).Optimize(Vague));
        for (var i = 0; i < 40; i++)
        {
            optimizer.Report(with, 0.8);
            optimizer.Report(without, 0.6);
        }

        var plan = optimizer.Plan(Vague);

        Assert.Equal(QueryStrategies.Clarify, plan.Strategies);
        Assert.InRange(plan.Gain.Expected, 0.12, 0.22);
        Assert.True(plan.Gain.Confidence > 0.95);
        Assert.Contains("Gain: +0.", optimizer.Optimize(Vague).Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_OnlyOneSideMeasured_GainStaysUnknown()
    {
        var optimizer = new QueryOptimizer(new() { TrialShare = 0 });
        for (var i = 0; i < 40; i++)
            optimizer.Report(optimizer.Optimize(Vague), 0.9);

        Assert.False(optimizer.Plan(Vague).Gain.IsKnown);
    }

    [Fact]
    public void Plan_TrialShareOfOne_TriesNothingToo()
    {
        var optimizer = new QueryOptimizer(new() { TrialShare = 1 });
        optimizer.Report(optimizer.Optimize(Vague), 0.5);

        var plans = Enumerable.Range(0, 60).Select(_ => optimizer.Plan(Vague)).ToList();

        Assert.All(plans, static plan => Assert.True(plan.IsTrial));
        Assert.Contains(plans, static plan => plan.Strategies == QueryStrategies.None);
        Assert.Contains(plans, static plan => plan.Strategies == QueryStrategies.Clarify);
    }

    [Fact]
    public void Report_MoreThanTheHistoryHolds_ForgetsTheOldest()
    {
        var optimizer = new QueryOptimizer(new() { MaxHistory = 20, TrialShare = 0 });
        var (with, without) = (optimizer.Optimize(Vague), new QueryOptimizer(new() { Strategies = QueryStrategies.None }).Optimize(Vague));
        for (var i = 0; i < 20; i++)
        {
            optimizer.Report(with, 0.1);
            optimizer.Report(without, 0.9);
        }

        for (var i = 0; i < 10; i++)
        {
            optimizer.Report(with, 0.9);
            optimizer.Report(without, 0.1);
        }

        Assert.Equal(20, optimizer.HistoryCount);
        Assert.True(optimizer.Plan(Vague).Gain.Expected > 0);
    }

    [Fact]
    public void Report_ScoreBeyondOne_Throws()
    {
        var optimizer = new QueryOptimizer();

        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.Report(optimizer.Optimize(Vague), 1.1));
    }

    [Fact]
    public void Optimize_GoodHistory_ShowsUnlikeExamplesOfTheSamePartition()
    {
        var optimizer = new QueryOptimizer(new() { TrialShare = 0, MaxExamples = 2 });
        Remember(optimizer, "Classify as praise or blame: the soup was cold", "blame", "acme", 1);
        Remember(optimizer, "Classify as praise or blame: the soup was very cold", "blame", "acme", 1);
        Remember(optimizer, "Classify as praise or blame: a lovely waiter", "praise", "acme", 1);
        Remember(optimizer, "Classify as praise or blame: the soup was stolen", "other tenant", "beta", 1);
        Remember(optimizer, "Classify as praise or blame: the soup was bad", "wrong answer", "acme", 0.2);
        LearnThatExamplesHelp(optimizer, "acme");

        var optimized = optimizer.Optimize("Classify as praise or blame: the soup was hot", new() { Partition = "acme" });

        var shown = optimized.Changes.Where(static change => change.Example is not null).Select(static change => change.Example!.Answer).ToList();
        Assert.Equal(2, shown.Count);
        Assert.Contains("praise", shown);
        Assert.Contains("blame", shown);
    }

    [Fact]
    public void Optimize_OtherPartition_SeesNoExamples()
    {
        var optimizer = new QueryOptimizer(new() { TrialShare = 0 });
        Remember(optimizer, "Classify as praise or blame: the soup was cold", "blame", "acme", 1);
        LearnThatExamplesHelp(optimizer, "acme");

        Assert.False(optimizer.Optimize("Classify as praise or blame: the soup was hot", new() { Partition = "beta" }).IsChanged);
        Assert.False(optimizer.Optimize("Classify as praise or blame: the soup was hot").IsChanged);
    }

    [Fact]
    public async Task Report_SensitiveQuery_LeavesNoText()
    {
        var store = new MemoryQueryHistoryStore();
        var optimizer = new QueryOptimizer(new() { Store = store });
        optimizer.Report(optimizer.Optimize("My code is 4711. Name several rivers.", new() { IsSensitive = true }), 1, "the answer");

        await optimizer.FlushAsync();

        var entry = Assert.Single(await store.ReadAsync(10, default));
        Assert.Null(entry.Query);
        Assert.Null(entry.Answer);
        Assert.Equal(QueryStrategies.Clarify, entry.Strategies);
    }

    [Fact]
    public async Task LoadAsync_KeptHistory_IsLearned()
    {
        var store = new MemoryQueryHistoryStore();
        var clock = new FakeTimeProvider();
        var first = new QueryOptimizer(new() { Store = store }, clock);
        first.Report(first.Optimize("Classify as praise or blame: the soup was cold", new() { Examples = [new("a", "b")] }), 0.9, "blame");
        await first.FlushAsync();
        await first.FlushAsync();
        var second = new QueryOptimizer(new() { Store = store }, clock);

        await second.LoadAsync();

        Assert.Equal(1, second.HistoryCount);
        Assert.Equal(clock.GetUtcNow(), (await store.ReadAsync(10, default))[0].At);
    }

    [Fact]
    public async Task MemoryStore_BeyondCapacity_KeepsTheNewest()
    {
        var store = new MemoryQueryHistoryStore();
        for (var i = 0; i < 5; i++)
            await store.AddAsync([new(DateTimeOffset.UnixEpoch.AddDays(i), TaskType.General, ClarityBand.High, QueryStrategies.None, 1)], 3, default);

        Assert.Equal([2, 3, 4], (await store.ReadAsync(10, default)).Select(static entry => entry.At.Day - 1));
    }

    private static void Remember(QueryOptimizer optimizer, string query, string answer, string partition, double score) =>
        optimizer.Report(optimizer.Optimize(query, new() { Partition = partition }), score, answer);

    private static void LearnThatExamplesHelp(QueryOptimizer optimizer, string partition)
    {
        const string Query = "Classify as praise or blame: nothing to say";
        var with = optimizer.Optimize(Query, new() { Partition = partition, Examples = [new("x", "y")] });
        var without = new QueryOptimizer(new() { Strategies = QueryStrategies.None }).Optimize(Query, new() { Partition = partition });
        for (var i = 0; i < 30; i++)
        {
            optimizer.Report(with, 0.95);
            optimizer.Report(without, 0.5);
        }
    }
}

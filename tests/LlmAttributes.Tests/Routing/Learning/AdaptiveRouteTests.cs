using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Routing.Learning;

[Collection(LoadCollection.Name)]
public class AdaptiveRouteTests
{
    private static readonly string[] s_models = ["a", "b", "c", "d"];

    private static AdaptiveRoute Route(AdaptiveRouteOptions? options = null, TimeProvider? time = null) => new(s_models, options, time ?? new FakeTimeProvider());

    /// <summary>Lets a route choose and learn.</summary>
    /// <param name="route">The route.</param>
    /// <param name="task">The kind of task.</param>
    /// <param name="calls">How many calls there are.</param>
    /// <param name="chances">How often each model answers well.</param>
    /// <returns>How often each model was chosen.</returns>
    private static int[] Run(AdaptiveRoute route, string? task, int calls, params double[] chances)
    {
        var random = new Random(7);
        var chosen = new int[s_models.Length];
        for (var i = 0; i < calls; i++)
        {
            var model = route.Choose(task);
            chosen[model]++;
            route.Learn(task, model, random.NextDouble() < chances[model] ? 1 : 0);
        }

        return chosen;
    }

    [Fact]
    public void Choose_OneModelIsBest_FindsIt()
    {
        var route = Route();
        Run(route, "t", 500, 0.3, 0.5, 0.9, 0.6);

        Assert.InRange(Run(route, "t", 500, 0.3, 0.5, 0.9, 0.6)[2], 450, 500);
    }

    [Fact]
    public void Choose_TasksDiffer_FindsTheBestOfEach()
    {
        var route = Route();
        for (var i = 0; i < 10; i++)
        {
            Run(route, "sums", 50, 0.9, 0.3, 0.3, 0.3);
            Run(route, "poems", 50, 0.3, 0.3, 0.3, 0.9);
        }

        Assert.InRange(Run(route, "sums", 100, 0.9, 0.3, 0.3, 0.3)[0], 85, 100);
        Assert.InRange(Run(route, "poems", 100, 0.3, 0.3, 0.3, 0.9)[3], 85, 100);
    }

    [Fact]
    public void Choose_NewTask_BeginsWithWhatIsKnownOfOthers()
    {
        var route = Route();
        for (var task = 0; task < 5; task++)
            Run(route, $"t{task}", 200, 0.1, 0.1, 0.95, 0.1);

        Assert.InRange(Run(route, "new", 20, 0.1, 0.1, 0.95, 0.1)[2], 12, 20);
    }

    [Fact]
    public void Choose_KindOfTaskThatComesLate_IsExploredToo()
    {
        var found = 0;
        for (var seed = 1; seed <= 40; seed++)
        {
            var route = Route(new() { Seed = seed });
            for (var i = 0; i < 3; i++)
                Run(route, $"t{i}", 400, 0.3, 0.3, 0.9, 0.3);
            Run(route, "late", 60, 0.3, 0.9, 0.3, 0.3);
            found += Run(route, "late", 40, 0.3, 0.9, 0.3, 0.3)[1] > 30 ? 1 : 0;
        }

        Assert.InRange(found, 34, 40);
    }

    [Fact]
    public void Choose_WhileLittleIsKnown_AsksTheTwoBestOftenest()
    {
        var chosen = new int[s_models.Length];
        for (var seed = 1; seed <= 50; seed++)
        {
            var own = Run(Route(new() { Seed = seed }), "t", 60, 0.8, 0.1, 0.7, 0.1);
            for (var k = 0; k < own.Length; k++)
                chosen[k] += own[k];
        }

        Assert.InRange(chosen[0] + chosen[2], 2_250, 3_000);
        Assert.InRange(chosen[2], 750, 1_500);
    }

    [Fact]
    public void Choose_MuchIsKnown_LeavesTheRestToTheFloor()
    {
        var route = Route(new() { ExplorationFloor = 0 });
        Run(route, "t", 500, 0.3, 0.5, 0.9, 0.6);

        Assert.Equal(400, Run(route, "t", 400, 0.3, 0.5, 0.9, 0.6)[2]);
    }

    [Fact]
    public void Choose_SameSeed_ChoosesTheSame()
    {
        int[] Choices(int seed)
        {
            var route = Route(new() { Seed = seed });
            var chosen = new int[200];
            for (var i = 0; i < chosen.Length; i++)
            {
                chosen[i] = route.Choose("t");
                route.Learn("t", chosen[i], chosen[i] / 3.0);
            }

            return chosen;
        }

        Assert.Equal(Choices(3), Choices(3));
        Assert.NotEqual(Choices(3), Choices(4));
    }

    [Fact]
    public void Choose_Floor_KeepsTryingAllModels()
    {
        var route = Route(new() { ExplorationFloor = 0.2, Exploration = 0 });
        Run(route, "t", 200, 0, 0, 1, 0);

        var chosen = Run(route, "t", 4_000, 0, 0, 1, 0);

        Assert.All([chosen[0], chosen[1], chosen[3]], static count => Assert.InRange(count, 150, 250));
    }

    [Fact]
    public void Choose_NoExploration_TakesTheBestBelieved()
    {
        var route = Route(new() { ExplorationFloor = 0, Exploration = 0 });
        route.Learn("t", 1, 1);

        Assert.Equal(Enumerable.Repeat(1, 50), Enumerable.Range(0, 50).Select(_ => route.Choose("t")));
    }

    [Fact]
    public void Choose_AfterHalfLives_ForgetsAndFindsTheNewBest()
    {
        var time = new FakeTimeProvider();
        var route = Route(new() { HalfLife = TimeSpan.FromDays(1) }, time);
        Run(route, "t", 2_000, 0.9, 0.2, 0.2, 0.2);
        time.Advance(TimeSpan.FromDays(12));

        Run(route, "t", 100, 0.2, 0.9, 0.2, 0.2);

        Assert.InRange(Run(route, "t", 100, 0.2, 0.9, 0.2, 0.2)[1], 75, 100);
    }

    [Fact]
    public void ExpectedQuality_OneHalfLife_WeighsOutcomesByHalf()
    {
        var time = new FakeTimeProvider();
        var route = Route(new() { HalfLife = TimeSpan.FromDays(1), PriorQuality = 0.5 }, time);
        for (var i = 0; i < 8; i++)
            route.Learn("t", 0, 1);
        time.Advance(TimeSpan.FromDays(1));
        for (var i = 0; i < 4; i++)
            route.Learn("t", 0, 0);

        // Four good ones are left of eight, and four bad ones came.
        Assert.Equal(0.5, route.ExpectedQuality("t", 0), 1e-9);
    }

    [Fact]
    public void ExpectedQuality_NothingKnown_IsThePrior() => Assert.Equal(0.4, Route(new() { PriorQuality = 0.4 }).ExpectedQuality(null, 2), 1e-12);

    [Fact]
    public void Choose_CostCounts_PrefersTheCheaperOfEquals()
    {
        var route = Route(new() { CostWeight = 0.5, ExplorationFloor = 0 });
        for (var i = 0; i < 400; i++)
        {
            var model = route.Choose("t");
            route.Learn("t", model, 0.8, costUsd: model == 1 ? 0.001 : 0.01);
        }

        Assert.InRange(Enumerable.Range(0, 100).Count(_ => route.Choose("t") == 1), 95, 100);
    }

    [Fact]
    public void Choose_LatencyCounts_PrefersTheFasterOfEquals()
    {
        var route = Route(new() { LatencyWeight = 0.5, ExplorationFloor = 0 });
        for (var i = 0; i < 400; i++)
        {
            var model = route.Choose("t");
            route.Learn("t", model, 0.8, latency: TimeSpan.FromSeconds(model == 3 ? 1 : 10));
        }

        Assert.InRange(Enumerable.Range(0, 100).Count(_ => route.Choose("t") == 3), 95, 100);
    }

    [Fact]
    public void Choose_WeightsOfZero_IgnoreCostAndLatency()
    {
        var route = Route(new() { ExplorationFloor = 0, Exploration = 0 });
        route.Learn("t", 0, 0.9, costUsd: 100, latency: TimeSpan.FromHours(1));
        route.Learn("t", 1, 0.8);

        Assert.Equal(0, route.Choose("t"));
    }

    [Fact]
    public void Rank_SameSeed_BeginsWithTheChoiceAndNamesEachOnce()
    {
        var (ranked, chosen) = (Route(), Route());
        var order = new int[4];
        for (var i = 0; i < 100; i++)
        {
            ranked.Rank("t", order);

            Assert.Equal(chosen.Choose("t"), order[0]);
            Assert.Equal([0, 1, 2, 3], order.Order());
            ranked.Learn("t", order[0], 0.5);
            chosen.Learn("t", order[0], 0.5);
        }
    }

    [Fact]
    public void Rank_WithoutChance_OrdersByBelief()
    {
        var route = Route(new() { ExplorationFloor = 0, Exploration = 0 });
        double[] qualities = [0.2, 0.9, 0.5, 0.7];
        for (var model = 0; model < 4; model++)
            route.Learn("t", model, qualities[model]);
        var order = new int[4];

        route.Rank("t", order);

        Assert.Equal([1, 3, 2, 0], order);
    }

    [Fact]
    public void Learn_MoreTasksThanTold_CountsThemTogether()
    {
        var route = Route(new() { MaxTaskTypes = 1 });
        for (var i = 0; i < 50; i++)
            route.Learn("first", 0, 1);
        for (var i = 0; i < 50; i++)
            route.Learn($"other {i}", 0, 0);

        Assert.InRange(route.ExpectedQuality("first", 0), 0.9, 1);
        Assert.InRange(route.ExpectedQuality("never seen", 0), 0, 0.1);
    }

    [Fact]
    public void Learn_FromManyThreads_CountsAll()
    {
        var route = Route(new() { PriorQuality = 0 });

        Parallel.For(0, 8, _ =>
        {
            for (var i = 0; i < 1_000; i++)
                route.Learn("t", i % 2, 1);
        });

        // Three outcomes of quality 0 are the prior of all tasks, three of that belief the prior of this one.
        Assert.Equal((4_000 + (3 * 4_000 / 4_003.0)) / 4_003, route.ExpectedQuality("t", 0), 1e-9);
    }

    [Fact]
    public void Choose_Twice_AllocatesNothing()
    {
        var route = Route(new() { CostWeight = 1, LatencyWeight = 1 });
        route.Learn("t", route.Choose("t"), 1, 1, TimeSpan.FromSeconds(1));

        var before = GC.GetAllocatedBytesForCurrentThread();
        route.Learn("t", route.Choose("t"), 1, 1, TimeSpan.FromSeconds(1));

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void IndexOf_Key_IsItsPlaceOrNone() => Assert.Equal((2, -1), (Route().IndexOf("c"), Route().IndexOf("z")));
}

using System.Text;
using LlmAttributes.Benchmarks.Measuring;

namespace LlmAttributes.Benchmarks.Routes;

/// <summary>The choices among eight candidates that rest on what was learned.</summary>
internal static class LearningGroup
{
    private const int Candidates = 8;
    private const int Tasks = 16;
    private const int Prompts = 400;
    private const int Rounds = 101;

    // A long question or a short document; from 2,048 characters on, a longer prompt takes no longer.
    private const int PromptWords = 160;

    public static IEnumerable<Figure> Measure()
    {
        yield return Adaptive();
        yield return Learned();
    }

    private static Figure Adaptive()
    {
        var route = new AdaptiveRoute([.. Enumerable.Range(0, Candidates).Select(Key)], new() { CostWeight = 0.2, LatencyWeight = 0.1 });
        for (var i = 0; i < 1_000; i++)
            route.Learn(Task(i % Tasks), i % Candidates, i % 3 / 2.0, 0.001 * (1 + (i % Candidates)), TimeSpan.FromSeconds(1 + (i % 5)));
        var task = Task(3);
        return Time("adaptive", count =>
        {
            for (var i = 0; i < count; i++)
                GC.KeepAlive(route.Models[route.Choose(task)]);
        });
    }

    private static Figure Learned()
    {
        var random = new Random(1);
        List<RouteOutcome> outcomes = [];
        for (var i = 0; i < Prompts; i++)
        {
            var prompt = Prompt(random, i % Tasks);
            for (var k = 0; k < Candidates; k++)
                outcomes.Add(new() { Prompt = prompt, Model = Key(k), TaskType = Task(i % Tasks), Quality = random.NextDouble() });
        }

        var route = new RouteTrainer().Train(outcomes);
        var asked = Prompt(random, 3);
        var scores = new double[Candidates];
        return Time("learned", count =>
        {
            for (var i = 0; i < count; i++)
                route.Predict(asked, scores);
        });
    }

    private static Figure Time(string strategy, Action<int> choose)
    {
        var (median, low, high) = Timing.Measure(choose, Rounds);
        return new($"bench.route.{strategy}.ns", median, Rounds, low, high, FormattableString.Invariant($"{Timing.Bytes(choose):F0} B"));
    }

    private static string Prompt(Random random, int task)
    {
        var text = new StringBuilder();
        for (var i = 0; i < PromptWords; i++)
        {
            var word = random.Next(3) == 0 ? (task * 50) + random.Next(50) : 1_000 + random.Next(2_000);
            text.Append("word").Append(word).Append(i % 12 == 11 ? ".\n" : " ");
        }

        return text.ToString();
    }

    private static string Key(int model) => FormattableString.Invariant($"m{model}");

    private static string Task(int task) => FormattableString.Invariant($"task {task}");
}

using System.Globalization;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Queries;

/// <summary>How much is lost by learning from few outcomes which style of prompt suits each task, against knowing it.</summary>
internal static class StyleFigures
{
    private const int Orders = 200;
    private const int FewOutcomes = 60;
    private const int ManyOutcomes = 240;
    private const double Percent = 100;

    public static void Measure(TopicContext context)
    {
        var tasks = StyleTask.Read(context, StyleTask.Styles);
        if (tasks.Count == 0)
            return;
        Measure(context, tasks, FewOutcomes, "", "≤1.2", "≤2.5");
        Measure(context, tasks, ManyOutcomes, ".240", "≤.6", "≤1.5");
    }

    private static void Measure(TopicContext context, List<StyleTask> tasks, int outcomes, string suffix, string meanBar, string worstBar)
    {
        var losses = new double[Orders][];
        for (var seed = 0; seed < Orders; seed++)
            losses[seed] = Replay(tasks, outcomes, seed + 1);
        var perTask = tasks.Select((_, t) => losses.Average(order => order[t])).ToArray();
        var random = tasks.ConvertAll(static task => Percent * (task.Best - task.Accuracies.Average()));
        context.Output.WriteLine($"{outcomes} outcomes a task, loss in points (random style): " + string.Join(", ", tasks.Select((task, t) =>
            string.Create(CultureInfo.InvariantCulture, $"{task.Name} {perTask[t]:0.00} ({random[t]:0.00})"))));
        List<double> means = [.. losses.Select(static order => order.Average())];
        var (low, high) = Bootstrap.Mean(means);
        context.Figures.Add(new($"query.style_loss_points.mean{suffix}", means.Average(), Orders, meanBar) { Low = low, High = high, Baseline = random.Average(), BaselineName = "random style" });
        var worst = Array.IndexOf(perTask, perTask.Max());
        (low, high) = Bootstrap.Mean([.. losses.Select(order => order[worst])]);
        context.Figures.Add(new($"query.style_loss_points.worst{suffix}", perTask[worst], Orders, worstBar) { Low = low, High = high, Baseline = random.Max(), BaselineName = "random style" });
    }

    // The tasks learn side by side, as those of an application do; each query is asked in one style and has one outcome.
    private static double[] Replay(List<StyleTask> tasks, int outcomes, int seed)
    {
        var learner = new ArmLearner(StyleTask.Styles.Count);
        var all = (1u << learner.Arms) - 1;
        var chance = new Random(seed);
        var random = new RandomSource((ulong)seed);
        var orders = tasks.ConvertAll(task => Order(task.Rows, outcomes, chance));
        for (var i = 0; i < outcomes; i++)
        {
            for (var t = 0; t < tasks.Count; t++)
            {
                var style = learner.Next(t, all, withNothing: false, random);
                var answers = tasks[t].Outcomes[style][orders[t][i]];
                learner.Learn(t, 1u << style, answers.Length == 0 ? 0 : answers[chance.Next(answers.Length)]);
            }
        }

        return [.. tasks.Select((task, t) => Percent * (task.Best - task.Accuracies[learner.Best(t)]))];
    }

    private static int[] Order(int rows, int length, Random chance)
    {
        List<int> order = [];
        while (order.Count < length)
        {
            var round = Enumerable.Range(0, rows).ToArray();
            chance.Shuffle(round);
            order.AddRange(round);
        }

        return [.. order.Take(length)];
    }
}

namespace LlmAttributes.Tests.Queries;

/// <summary>Simulated users judge the answers to six kinds of query, each of which another strategy suits.</summary>
public class UserStudyTests
{
    private const int Rounds = 2500;
    private const double Noise = 0.15;

    private static readonly (string Query, TaskType Task, QueryStrategies Right)[] s_kinds =
    [
        ("Summarize the following text.", TaskType.Summarization, QueryStrategies.Clarify),
        ("Classify this review as praise or blame: the soup was cold", TaskType.Classification, QueryStrategies.Exemplify),
        ("Extract the names from: Ann met Bob and Carl in Rome.", TaskType.Extraction, QueryStrategies.Constrain),
        ("Translate this sentence into Polish: the train is late", TaskType.Translation, QueryStrategies.Expand),
        ("Write a Python function that sorts a list? Why does it work? Does it terminate?", TaskType.CodeGeneration, QueryStrategies.Simplify),
        ("Write a poem about the sea in four lines.", TaskType.Creative, QueryStrategies.None),
    ];

    private static readonly QueryContext s_context = new() { Audience = "a customer", Format = "a list", Passages = ["The sea is blue."], Examples = [new("a", "b")] };

    private static readonly QueryStrategies[] s_strategies = [QueryStrategies.Clarify, QueryStrategies.Expand, QueryStrategies.Simplify, QueryStrategies.Exemplify, QueryStrategies.Constrain];

    [Fact]
    public void Plan_SixKindsWithSeededGains_ConvergesToTheRightStrategyOfEach()
    {
        var (optimizer, _) = Study();

        foreach (var (query, task, right) in s_kinds)
        {
            // What was learned shows where nothing is tried.
            var plan = Enumerable.Range(0, 50).Select(_ => optimizer.Plan(query, s_context)).First(static plan => !plan.IsTrial);
            Assert.Equal(task, plan.Task.Task);
            Assert.Equal(right, plan.Strategies);
        }
    }

    [Fact]
    public void GainOf_SixKindsWithSeededGains_LiesWithinItsInterval()
    {
        var (optimizer, bands) = Study();
        var (within, measured) = (0, 0);
        foreach (var (_, task, right) in s_kinds)
        {
            foreach (var strategy in s_strategies)
            {
                var gain = optimizer.GainOf(task, bands[task], strategy);
                if (!gain.IsKnown)
                    continue;
                measured++;
                within += GainOf(strategy, right) is var real && real >= gain.Low && real <= gain.High ? 1 : 0;
            }
        }

        Assert.True(measured >= 24, $"Only {measured} gains were measured.");
        Assert.True(within >= 0.9 * measured, $"{within} of {measured} gains lie within their intervals.");
    }

    private static double GainOf(QueryStrategies strategy, QueryStrategies right) => strategy == right ? 0.2 : -0.12;

    private static (QueryOptimizer Optimizer, Dictionary<TaskType, ClarityBand> Bands) Study()
    {
        var optimizer = new QueryOptimizer(new() { TrialShare = 0.3, MaxHistory = 20_000 });
        var users = new Random(7);
        Dictionary<TaskType, ClarityBand> bands = [];
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (query, _, right) in s_kinds)
            {
                var optimized = optimizer.Optimize(query, s_context);
                bands[optimized.Plan.Task.Task] = optimized.Plan.Clarity.Band;
                var score = 0.5 + (((users.NextDouble() * 2) - 1) * Noise);
                foreach (var strategy in s_strategies)
                    score += optimized.Strategies.HasFlag(strategy) ? GainOf(strategy, right) : 0;
                optimizer.Report(optimized, Math.Clamp(score, 0, 1));
            }
        }

        return (optimizer, bands);
    }
}

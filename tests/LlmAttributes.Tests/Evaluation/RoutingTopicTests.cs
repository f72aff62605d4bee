using System.Text.Json.Nodes;
using LlmAttributes.Evaluation;
using LlmAttributes.Evaluation.Measuring;
using LlmAttributes.Evaluation.Routing;

namespace LlmAttributes.Tests.Evaluation;

public sealed class RoutingTopicTests : IDisposable
{
    private const string Pairs = "routellm_mmlu.jsonl";
    private const string Many = "llmrouter_9models.jsonl";

    private readonly string _folder = Directory.CreateTempSubdirectory("routing").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private TopicContext Measure(string data, string? acceptance = null, string? predictions = null)
    {
        var context = new TopicContext(
            new(Path.Combine(_folder, data)), acceptance is null ? null : new(Path.Combine(_folder, acceptance)), predictions is null ? null : Path.Combine(_folder, predictions), TextWriter.Null);
        new RoutingTopic().Measure(context);
        return context;
    }

    private void Write(string data, bool withGold)
    {
        var routing = Directory.CreateDirectory(Path.Combine(_folder, data, "routing")).FullName;
        var random = new Random(1);
        List<string> pairs = [];
        List<string> many = [];
        for (var i = 0; i < 120; i++)
        {
            var isHard = i % 2 == 0;
            var prompt = isHard ? $"prove lemma {random.Next(50)} of theorem {i}" : $"name colour {random.Next(50)} of flower {i}";
            var task = isHard ? "proofs" : "flowers";
            JsonObject pair = new() { ["id"] = $"p{i}", ["domain"] = task, ["prompt"] = prompt };
            JsonObject row = new() { ["id"] = $"m{i}", ["task"] = task, ["prompt"] = prompt };
            if (withGold)
            {
                (pair["weak_ok"], pair["strong_ok"]) = (isHard ? 0 : 1, 1);
                row["scores"] = new JsonObject { ["solver"] = isHard ? 1 : 0.25, ["namer"] = isHard ? 0 : 1 };
            }

            pairs.Add(pair.ToJsonString());
            many.Add(row.ToJsonString());
        }

        File.WriteAllLines(Path.Combine(routing, Pairs), pairs);
        File.WriteAllLines(Path.Combine(routing, Many), many);
    }

    private static double Value(TopicContext context, string figure) => Assert.Single(context.Figures, f => f.Name == figure).Value;

    [Fact]
    public void Measure_NoData_LeavesFiguresOut() => Assert.Empty(Measure("nothing").Figures);

    [Fact]
    public void Measure_PromptsThatTell_ClosesTheGap()
    {
        Write("data", withGold: true);

        var context = Measure("data");

        Assert.InRange(Value(context, "routing.llmrouter.gap_closed"), 0.9, 1);
        Assert.InRange(Value(context, "routing.mmlu.apgr"), 0.7, 0.8);
        Assert.DoesNotContain(context.Figures, static figure => figure.Name.StartsWith("routing.adaptive", StringComparison.Ordinal));
    }

    [Fact]
    public void Measure_Split_ScoresWhatWasNotFitted()
    {
        Write("data", withGold: true);

        var count = Assert.Single(Measure("data").Figures, static f => f.Name == "routing.mmlu.apgr").Count;

        Assert.Equal(Enumerable.Range(0, 120).Count(static i => !DataFolder.IsFitted($"p{i}")), count);
    }

    [Fact]
    public void Measure_RowsWithoutGold_PredictsTheSame()
    {
        Write("data", withGold: true);
        Write("with", withGold: true);
        Write("without", withGold: false);

        Assert.NotEmpty(Measure("data", "with", "a").Figures);
        Assert.Empty(Measure("data", "without", "b").Figures);

        foreach (var file in (string[])[Pairs, Many])
        {
            var lines = File.ReadAllLines(Path.Combine(_folder, "a", file));
            Assert.Equal(120, lines.Length);
            Assert.Equal(lines, File.ReadAllLines(Path.Combine(_folder, "b", file)));
        }
    }
}

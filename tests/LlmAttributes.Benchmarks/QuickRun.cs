using LlmAttributes.Benchmarks.Caching;
using LlmAttributes.Benchmarks.Calls;
using LlmAttributes.Benchmarks.Chunking;
using LlmAttributes.Benchmarks.Costs;
using LlmAttributes.Benchmarks.Ensembles;
using LlmAttributes.Benchmarks.Generators;
using LlmAttributes.Benchmarks.Measuring;
using LlmAttributes.Benchmarks.Pipelines;
using LlmAttributes.Benchmarks.Prompts;
using LlmAttributes.Benchmarks.Queries;
using LlmAttributes.Benchmarks.Resilience;
using LlmAttributes.Benchmarks.Retrieval;
using LlmAttributes.Benchmarks.Routes;
using LlmAttributes.Benchmarks.Tracing;
using LlmAttributes.Benchmarks.Typed;
using LlmAttributes.Benchmarks.Tokens;

namespace LlmAttributes.Benchmarks;

/// <summary>Measures all groups, or one, within two minutes; ratios come from pairs timed in turn in this one process.</summary>
internal static class QuickRun
{
    private static readonly Dictionary<string, Func<IEnumerable<Figure>>> s_groups = new()
    {
        ["call"] = CallGroup.Measure,
        ["route"] = static () => [.. RouteGroup.Measure(), .. LearningGroup.Measure()],
        ["resilience"] = ResilienceGroup.Measure,
        ["trace"] = TraceGroup.Measure,
        ["cost"] = static () => [.. CostGroup.Measure(), .. BudgetFigures.Measure()],
        ["ensemble"] = static () => [.. EnsembleGroup.Measure(), .. ConsensusGroup.Measure()],
        ["query"] = QueryGroup.Measure,
        ["tokens"] = TokenGroup.Measure,
        ["chunk"] = ChunkGroup.Measure,
        ["retrieval"] = RetrievalGroup.Measure,
        ["render"] = RenderGroup.Measure,
        ["typed"] = TypedGroup.Measure,
        ["cache"] = static () => [.. CacheGroup.Measure(), .. SemanticGroup.Measure()],
        ["pipeline"] = PipelineGroup.Measure,
        ["generator"] = GeneratorGroup.Measure,
    };

    public static int Run(string[] args)
    {
        var group = Option(args, "--group");
        if (group is not null && !s_groups.ContainsKey(group))
        {
            Console.Error.WriteLine($"Group '{group}' does not exist; the groups are {string.Join(", ", s_groups.Keys)}.");
            return 2;
        }

        List<Figure> figures = [];
        foreach (var (name, measure) in s_groups)
        {
            if (group is not null && group != name)
                continue;
            Console.Error.WriteLine($"measuring {name} …");
            figures.AddRange(measure());
        }

        FigureFile.Print(figures);
        if (Option(args, "--json") is { } path)
            FigureFile.Write(path, figures);
        return 0;
    }

    private static string? Option(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at < 0 ? null : at + 1 < args.Length ? args[at + 1] : throw new ArgumentException($"Option '{name}' needs a value.");
    }
}

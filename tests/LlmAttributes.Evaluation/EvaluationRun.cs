using System.Reflection;
using LlmAttributes.Evaluation.Chunking;
using LlmAttributes.Evaluation.Ensembles;
using LlmAttributes.Evaluation.Errors;
using LlmAttributes.Evaluation.Measuring;
using LlmAttributes.Evaluation.Prices;
using LlmAttributes.Evaluation.Quality;
using LlmAttributes.Evaluation.Queries;
using LlmAttributes.Evaluation.Resilience;
using LlmAttributes.Evaluation.Retrieval;
using LlmAttributes.Evaluation.Routing;
using LlmAttributes.Evaluation.SemanticCache;
using LlmAttributes.Evaluation.StructuredOutput;
using LlmAttributes.Evaluation.Tasks;
using LlmAttributes.Evaluation.Tokens;

namespace LlmAttributes.Evaluation;

/// <summary>Measures all topics, or one, on data that stands outside the repository.</summary>
internal static class EvaluationRun
{
    private const string Usage = "Options: [--topic NAME] [--data DIR] [--acceptance DIR] [--predictions DIR] [--json FILE] [--weights FILE] [--pair-weights FILE]";

    private static readonly ITopic[] s_topics =
        [new ErrorsTopic(), new ResilienceTopic(), new PricesTopic(), new QualityTopic(), new RoutingTopic(), new SemanticCacheTopic(), new EnsemblesTopic(), new StructuredOutputTopic(), new TasksTopic(), new QueryTopic(), new TokensTopic(), new ChunkingTopic(), new RetrievalTopic()];

    public static int Run(string[] args, TextWriter output, TextWriter faults)
    {
        if (!Options.TryParse(args, out var options, out var fault))
        {
            faults.WriteLine($"{fault} {Usage}");
            return 2;
        }

        if (options.Topic is { } wanted && !Array.Exists(s_topics, topic => topic.Name == wanted))
        {
            faults.WriteLine($"Topic '{wanted}' does not exist; the topics are {string.Join(", ", s_topics.Select(static topic => topic.Name))}.");
            return 2;
        }

        if (options.Weights is { } weights)
            return ShippedWeights.Write(weights, new(options.Data ?? DefaultData()), faults);
        if (options.PairWeights is { } pairWeights)
            return SemanticCache.PairWeights.Write(pairWeights, new(options.Data ?? DefaultData()), faults);
        var context = new TopicContext(
            new(options.Data ?? DefaultData()),
            options.Acceptance is { } acceptance ? new(acceptance) : null,
            options.Predictions,
            output);
        foreach (var topic in s_topics)
        {
            if (options.Topic is not null && options.Topic != topic.Name)
                continue;
            output.WriteLine($"== {topic.Name}");
            topic.Measure(context);
        }

        FigureTable.Print(output, context.Figures);
        if (options.Json is { } path)
            FigureTable.WriteJson(path, context.Figures);
        return 0;
    }

    private static string DefaultData() => Path.Combine(RepositoryRoot(), "..", "shared", "data");

    private static string RepositoryRoot() =>
        typeof(EvaluationRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(static a => a.Key == "RepositoryRoot").Value!;
}

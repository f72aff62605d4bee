namespace LlmAttributes.Evaluation.Queries;

/// <summary>The query optimizer: how well it learns which style of prompt suits a task, whether it leaves clear queries alone and mends flawed ones.</summary>
internal sealed class QueryTopic : ITopic
{
    public string Name => "query";

    public void Measure(TopicContext context)
    {
        StyleFigures.Measure(context);
        QuerySuites.Measure(context);
    }
}

namespace LlmAttributes.Evaluation.Routing;

/// <summary>Learned and adaptive routes on recorded outcomes of real models, beside simple ways to choose.</summary>
internal sealed class RoutingTopic : ITopic
{
    public string Name => "routing";

    public void Measure(TopicContext context)
    {
        PairFigures.Measure(context, "routellm_mmlu.jsonl", "routing.mmlu.apgr", ".64");
        PairFigures.Measure(context, "routellm_gsm8k.jsonl", "routing.gsm8k.apgr", null);
        ManyFigures.Measure(context);
        AdaptiveFigures.Measure(context);
    }
}

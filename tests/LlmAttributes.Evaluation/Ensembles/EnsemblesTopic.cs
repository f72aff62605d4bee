namespace LlmAttributes.Evaluation.Ensembles;

/// <summary>Votes, weights, confidence and cascades on recorded answers of many real models.</summary>
internal sealed class EnsemblesTopic : ITopic
{
    public string Name => "ensembles";

    public void Measure(TopicContext context)
    {
        OpenFigures.Measure(context, ChoiceFigures.Measure(context));
        CascadeFigures.Measure(context, EarlyStopFigures.Measure(context));
        SampleFigures.Measure(context);
    }
}

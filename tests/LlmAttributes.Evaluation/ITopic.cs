namespace LlmAttributes.Evaluation;

/// <summary>One group of figures.</summary>
internal interface ITopic
{
    string Name { get; }

    /// <summary>Measures what the data allows; a figure whose data is missing is left out.</summary>
    void Measure(TopicContext context);
}

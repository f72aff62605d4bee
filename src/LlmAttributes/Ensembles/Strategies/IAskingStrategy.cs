namespace LlmAttributes;

/// <summary>A strategy that may ask models, such as a judge, which must not hold a call beyond its time.</summary>
internal interface IAskingStrategy<T>
{
    /// <summary>What decides when the model is late: the answers are there and paid for. <see langword="null"/> where no model is asked.</summary>
    ILlmEnsembleStrategy<T>? Alone { get; }
}

namespace LlmAttributes;

/// <summary>Knows how the models of some families count tokens.</summary>
public interface ITokenCounterProvider
{
    /// <summary>Creates the counter of a model. It is asked once per model, when somebody first counts.</summary>
    /// <param name="facts">The facts of the model; provider and model id tell the family.</param>
    /// <returns>The counter, or <see langword="null"/> for a family that is not known; then the next provider is asked, and at last <see cref="TokenEstimator"/> guesses.</returns>
    ITokenCounter? CounterFor(ModelFacts facts);
}

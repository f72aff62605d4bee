namespace LlmAttributes;

/// <summary>What a <see cref="FusionTrainer"/> came to.</summary>
/// <param name="Weights">The weights to use: those that were learned, or those of the store where they lost against them.</param>
/// <param name="Learned">The weights that did best on the questions that were learned from.</param>
/// <param name="HeldOut">How well these order the questions that were held out: nDCG, from 0 to 1.</param>
/// <param name="HeldOutBefore">How well the weights of the store order them.</param>
public sealed record FusionTraining(FusionWeights Weights, FusionWeights Learned, double HeldOut, double HeldOutBefore)
{
    /// <summary>Gets a value indicating whether the learned weights did not lose on questions that they had not seen.</summary>
    public bool IsAccepted => HeldOut >= HeldOutBefore;
}

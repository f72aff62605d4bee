namespace LlmAttributes;

/// <summary>What a <see cref="FusionTrainer"/> came to.</summary>
/// <param name="Weights">The weights to use: those that were learned, or those of the store where learning lost against them.</param>
/// <param name="Learned">The weights that do best on all questions.</param>
/// <param name="HeldOut">How well weights order questions that they were not learned from: the mean nDCG of each part by what the others taught, from 0 to 1.</param>
/// <param name="HeldOutBefore">How well the weights of the store order the same questions.</param>
public sealed record FusionTraining(FusionWeights Weights, FusionWeights Learned, double HeldOut, double HeldOutBefore)
{
    /// <summary>Gets a value indicating whether learning did not lose on questions that it had not seen.</summary>
    public bool IsAccepted => HeldOut >= HeldOutBefore;
}

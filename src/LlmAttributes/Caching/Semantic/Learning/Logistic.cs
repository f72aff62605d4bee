namespace LlmAttributes;

/// <summary>Between probabilities and logits.</summary>
internal static class Logistic
{
    private const double Nearly = 1e-9;

    public static double Of(double logit) => 1 / (1 + Math.Exp(-logit));

    public static double LogitOf(double probability)
    {
        var p = Math.Clamp(probability, Nearly, 1 - Nearly);
        return Math.Log(p / (1 - p));
    }
}

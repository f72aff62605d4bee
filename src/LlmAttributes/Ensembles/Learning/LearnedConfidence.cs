using System.Text.Json;

namespace LlmAttributes;

/// <summary>From a share of belief to a confidence: by a curve of two numbers, or by one of any form where that fits answers better that it was not learned from.</summary>
/// <param name="Curve">The curve of two numbers.</param>
/// <param name="Steps">The curve of any form, which counts where there is one.</param>
internal sealed record LearnedConfidence(ConfidenceScale Curve, IsotonicCurve? Steps = null)
{
    private const int Folds = 5;
    private const double Smallest = 1e-6;

    public static implicit operator LearnedConfidence(ConfidenceScale curve) => new(curve);

    public double Of(double share) => Steps?.Of(share) ?? Curve.Of(share);

    /// <summary>Fits both and keeps the one whose loss is less on outcomes that it has not seen.</summary>
    public static LearnedConfidence Fit(IReadOnlyList<(double Share, bool IsRight)> outcomes, CancellationToken cancellationToken)
    {
        var (curve, steps) = (0.0, 0.0);
        for (var fold = 0; fold < Folds; fold++)
        {
            (double Share, bool IsRight)[] known = [.. outcomes.Where((_, i) => i % Folds != fold)];
            (double Share, bool IsRight)[] unseen = [.. outcomes.Where((_, i) => i % Folds == fold)];
            curve += Loss(ConfidenceScale.Fit(known, ConfidenceScale.None, cancellationToken).Of, unseen);
            steps += Loss(IsotonicCurve.Fit(known).Of, unseen);
        }

        return new(ConfidenceScale.Fit(outcomes, ConfidenceScale.None, cancellationToken), steps < curve ? IsotonicCurve.Fit(outcomes) : null);
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("slope", Curve.Slope);
        json.WriteNumber("offset", Curve.Offset);
        Steps?.Write(json);
    }

    public static LearnedConfidence Read(JsonElement json) => new(new(LearnedJson.ReadNumber(json, "slope"), LearnedJson.ReadNumber(json, "offset")), IsotonicCurve.Read(json));

    private static double Loss(Func<double, double> confidence, (double Share, bool IsRight)[] outcomes) =>
        outcomes.Sum(outcome => -Math.Log(Math.Max(Smallest, outcome.IsRight ? confidence(outcome.Share) : 1 - confidence(outcome.Share))));
}

namespace LlmAttributes;

/// <summary>Judges whether the answer to one query also answers another.</summary>
internal sealed class CandidateVerifier(PairModel model)
{
    public static CandidateVerifier Shipped { get; } = new(PairModel.Shipped);

    public PairCurves Curves => model.Curves;

    public PairVerdict Judge(QueryReading left, QueryReading right)
    {
        if (left.Text == right.Text)
            return new(1, PairFaults.None);
        var pair = PairAlignment.Of(left, right);
        var faults = PairRules.Of(pair);
        var stratum = PairFeatures.StratumOf(pair, faults);
        return new(model.Curves.Probability(stratum, model.Score(pair, faults)), faults);
    }
}

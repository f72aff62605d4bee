namespace LlmAttributes;

/// <summary>Judges whether the answer to one query also answers another.</summary>
internal sealed class CandidateVerifier(PairModel model)
{
    public static CandidateVerifier Shipped { get; } = new(PairModel.Shipped);

    public PairCurves Curves => model.Curves;

    /// <summary>Judges a pair whole, the confidence of one that is turned down included.</summary>
    public PairVerdict Judge(QueryReading left, QueryReading right)
    {
        if (left.Text == right.Text)
            return new(1, PairFaults.None);
        var pair = PairAlignment.Of(left, right);
        var faults = PairRules.Of(pair);
        var stratum = PairFeatures.StratumOf(pair, faults);
        return new(model.Curves.Probability(stratum, model.Score(pair, faults)), faults);
    }

    /// <summary>Judges a pair whose confidence matters only when nothing forbids a hit, which spares most pairs most of the work.</summary>
    /// <returns>The confidence; <see langword="null"/> when a hit is forbidden.</returns>
    public double? ConfidenceOf(QueryReading left, QueryReading right)
    {
        if (left.Text == right.Text)
            return 1;
        if (PairRules.AtOnce(left.Signs, right.Signs) != PairFaults.None)
            return null;
        var pair = PairAlignment.Of(left, right);
        return PairRules.Of(pair) == PairFaults.None ? model.Curves.Probability(PairFeatures.StratumOf(pair, PairFaults.None), model.Score(pair, PairFaults.None)) : null;
    }
}

namespace LlmAttributes.Runtime;

/// <summary>Votes on values of one kind under the type that the kinds have in common.</summary>
internal sealed class KindVoter<T, TKind>(Voter<TKind> voter) : Voter<T>
    where TKind : T
{
    public override bool Same(T left, T right) => voter.Same((TKind)left!, (TKind)right!);

    public override double Likeness(T left, T right) => voter.Likeness((TKind)left!, (TKind)right!);

    public override VoteResult<T> Vote(ReadOnlySpan<T> answers, ReadOnlySpan<double> shares)
    {
        var kinds = new TKind[answers.Length];
        for (var i = 0; i < kinds.Length; i++)
            kinds[i] = (TKind)answers[i]!;
        var result = voter.Vote(kinds, shares);
        return new(result.Value, result.Agreement);
    }

    internal override bool IsCertain(ReadOnlySpan<T> answers, ReadOnlySpan<double> weights, double open)
    {
        var kinds = new TKind[answers.Length];
        for (var i = 0; i < kinds.Length; i++)
            kinds[i] = (TKind)answers[i]!;
        return voter.IsCertain(kinds, weights, open);
    }
}

namespace LlmAttributes.Runtime;

/// <summary>Votes on a value that may be missing: first on whether there is one.</summary>
internal sealed class OrNullVoter<T>(Voter<T> voter) : Voter<T?>
    where T : struct
{
    public override bool Same(T? left, T? right) => left is { } a && right is { } b ? voter.Same(a, b) : left is null && right is null;

    public override double Likeness(T? left, T? right) => left is { } a && right is { } b ? voter.Likeness(a, b) : left is null && right is null ? 1 : 0;

    public override VoteResult<T?> Vote(ReadOnlySpan<T?> answers, ReadOnlySpan<double> shares)
    {
        var (values, present, isPresent) = Presence.Split(answers, shares, static answer => answer is not null, static answer => answer!.Value, out var agreement);
        if (!isPresent)
            return new(null, agreement);
        var result = voter.Vote(values, present);
        return new(result.Value, result.Agreement * agreement);
    }

    internal override bool IsCertain(ReadOnlySpan<T?> answers, ReadOnlySpan<double> weights, double open) =>
        Presence.IsCertain(answers, weights, open, static answer => answer is not null, static answer => answer!.Value, out var values, out var present) && (values.Length == 0 || voter.IsCertain(values, present, open));
}

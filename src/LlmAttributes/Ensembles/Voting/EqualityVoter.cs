namespace LlmAttributes.Runtime;

/// <summary>Votes on values that are equal or not.</summary>
internal sealed class EqualityVoter<T> : Voter<T>
{
    public static EqualityVoter<T> Instance { get; } = new();

    public override bool Same(T left, T right) => EqualityComparer<T>.Default.Equals(left, right);

    internal override bool IsCertain(ReadOnlySpan<T> answers, ReadOnlySpan<double> weights, double open) => Leads(answers, weights, open);
}

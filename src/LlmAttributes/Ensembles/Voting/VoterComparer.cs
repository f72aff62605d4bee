namespace LlmAttributes.Runtime;

/// <summary>Which answers are one vote. Numbers within a tolerance are, so a hash can tell nothing.</summary>
internal sealed class VoterComparer<T>(Voter<T> voter) : IEqualityComparer<T>
{
    public bool Equals(T? x, T? y) => x is null || y is null ? x is null && y is null : voter.Same(x, y);

    public int GetHashCode(T obj) => 0;
}

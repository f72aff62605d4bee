using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>Votes on the members of a record, one after the other.</summary>
/// <typeparam name="T">The record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MemberVotes<T>
{
    private readonly T[] _answers;
    private readonly double[] _shares;
    private double _sum;
    private int _count;

    internal MemberVotes(T[] answers, double[] shares) => (_answers, _shares) = (answers, shares);

    internal double Agreement => _count == 0 ? 1 : _sum / _count;

    /// <summary>Votes on a member.</summary>
    /// <typeparam name="TMember">Its type.</typeparam>
    /// <param name="voter">How it is voted on.</param>
    /// <param name="member">Reads it.</param>
    /// <returns>What the answers say of it.</returns>
    public TMember Of<TMember>(Voter<TMember> voter, Converter<T, TMember> member)
    {
        ArgumentNullException.ThrowIfNull(voter);
        var result = voter.Vote(Array.ConvertAll(_answers, member), _shares);
        _sum += result.Agreement;
        _count++;
        return result.Value;
    }
}

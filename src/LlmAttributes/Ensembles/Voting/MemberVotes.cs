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

    /// <summary>The weights of the answers, where it is asked whether their members are certain.</summary>
    internal double[]? Weights { get; init; }

    /// <summary>The most weight that is still to come.</summary>
    internal double Open { get; init; }

    /// <summary>Whether no member can change any more.</summary>
    internal bool IsCertain { get; private set; } = true;

    internal double Agreement => _count == 0 ? 1 : _sum / _count;

    /// <summary>Votes on a member.</summary>
    /// <typeparam name="TMember">Its type.</typeparam>
    /// <param name="voter">How it is voted on.</param>
    /// <param name="member">Reads it.</param>
    /// <returns>What the answers say of it.</returns>
    public TMember Of<TMember>(Voter<TMember> voter, Converter<T, TMember> member)
    {
        ArgumentNullException.ThrowIfNull(voter);
        var values = Array.ConvertAll(_answers, member);
        var result = voter.Vote(values, _shares);
        if (Weights is not null)
            IsCertain = IsCertain && voter.IsCertain(values, Weights, Open);
        _sum += result.Agreement;
        _count++;
        return result.Value;
    }
}

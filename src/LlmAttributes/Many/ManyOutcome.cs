using System.Diagnostics.CodeAnalysis;

namespace LlmAttributes;

/// <summary>What became of one item.</summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
/// <typeparam name="TResult">The type of the results.</typeparam>
/// <param name="Index">The place of the item in its source, from 0.</param>
/// <param name="Item">The item.</param>
public sealed record ManyOutcome<TItem, TResult>(int Index, TItem Item)
{
    /// <summary>Gets how it ended.</summary>
    public required ManyState State { get; init; }

    /// <summary>Gets the result, where there is one.</summary>
    public TResult? Result { get; init; }

    /// <summary>Gets why there is no result.</summary>
    public Exception? Error { get; init; }

    /// <summary>Gets a value indicating whether there is a result.</summary>
    [MemberNotNullWhen(true, nameof(Result))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => State == ManyState.Succeeded;

    /// <summary>Gets the time of its call.</summary>
    public TimeSpan Duration { get; init; }
}

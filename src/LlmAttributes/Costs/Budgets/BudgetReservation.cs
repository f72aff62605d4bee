namespace LlmAttributes;

/// <summary>The answer of a store to a <see cref="BudgetRequest"/>: money that is kept for an attempt, or which limit does not allow it.</summary>
/// <param name="Limits">The limits of the request.</param>
/// <param name="Now">The moment of the request, which says into which buckets the attempt is booked, whenever it ends.</param>
public readonly record struct BudgetReservation(IReadOnlyList<BudgetLimit> Limits, DateTimeOffset Now)
{
    /// <summary>Gets the id that the store gave; unique for it.</summary>
    public UInt128 Id { get; init; }

    /// <summary>Gets the reserved amount in whole pico-dollars, between the least and the most of the request.</summary>
    public long PicoUsd { get; init; }

    /// <summary>Gets the limit that does not allow the request, the one of which least is left; <see langword="null"/> when the amount is reserved.</summary>
    public BudgetLimit? RefusedBy { get; init; }

    /// <summary>Gets the limit of which least is left.</summary>
    public BudgetLimit? Tightest { get; init; }

    /// <summary>Gets what is left of <see cref="Tightest"/> in whole pico-dollars, this reservation taken off; below 0 where more was spent than allowed.</summary>
    public long LeftPicoUsd { get; init; }
}

namespace LlmAttributes;

/// <summary>What an ensemble took and how its members agreed. The time of each member is in its contribution.</summary>
public sealed record EnsembleMetrics
{
    /// <summary>Gets the time of the whole call.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Gets the time of the slowest member whose answer counted: the call cannot be faster as long as it counts.</summary>
    public TimeSpan CriticalPath { get; init; }

    /// <summary>Gets the sum of the times of all members, which they would have taken one after the other.</summary>
    public TimeSpan MemberTime { get; init; }

    /// <summary>Gets how many members there are.</summary>
    public int Members { get; init; }

    /// <summary>Gets how many answers counted.</summary>
    public int Votes { get; init; }

    /// <summary>Gets how many answers were not good enough to count.</summary>
    public int Filtered { get; init; }

    /// <summary>Gets how many members failed or were late.</summary>
    public int Failed { get; init; }

    /// <summary>Gets how many members were not needed: not asked, or cancelled when the result was certain.</summary>
    public int SavedCalls { get; init; }

    /// <summary>Gets how many different answers counted.</summary>
    public int DistinctAnswers { get; init; }

    /// <summary>Gets the share, 0 to 1, of the answers that agree with the result.</summary>
    public double Agreement { get; init; }

    /// <summary>Gets how the votes spread: 0 when all are the same, 1 when all differ.</summary>
    public double Entropy { get; init; }

    /// <summary>Gets the cost of all members and of the models that help to merge; unknown when a price or a usage is missing, as of a member that was cancelled.</summary>
    public Cost Cost { get; init; }

    /// <summary>Gets the cost of all attempts whose price and usage are known: so much was spent at the least.</summary>
    public Cost KnownCost { get; init; }

    /// <summary>Gets of how many attempts the cost is unknown, as of a member that was cancelled while it answered: its provider bills what it had written by then, and reports nothing.</summary>
    public int UnknownCosts { get; init; }

    /// <summary>Gets the cost in USD for each answer that counted, or <see langword="null"/> when it is unknown.</summary>
    public decimal? CostPerVoteUsd => Cost.IsKnown && Votes > 0 ? Cost.Usd / Votes : null;
}

namespace LlmAttributes;

/// <summary>How a budget stands.</summary>
/// <param name="Limit">The limit.</param>
public sealed record BudgetStatus(BudgetLimit Limit)
{
    /// <summary>Gets what was spent in the running period, in USD.</summary>
    public decimal SpentUsd { get; init; }

    /// <summary>Gets what is reserved for running attempts, in USD.</summary>
    public decimal ReservedUsd { get; init; }

    /// <summary>Gets by how much the limit is raised for the moment, in USD.</summary>
    public decimal RaisedUsd { get; init; }

    /// <summary>Gets how many attempts have money reserved.</summary>
    public int Reservations { get; init; }

    /// <summary>Gets what is left in USD; below 0 where more was spent than allowed.</summary>
    public decimal LeftUsd => Limit.Usd + RaisedUsd - SpentUsd - ReservedUsd;

    /// <summary>Gets when the running period ends; of a rolling one its slice.</summary>
    public DateTimeOffset MoreAt { get; init; }
}

namespace LlmAttributes.Contract;

/// <summary>The method that makes a call for many items.</summary>
internal sealed record ManyModel
{
    /// <summary>The name of the method.</summary>
    public required string Name { get; init; }

    /// <summary>The type of an item: that of the one parameter, or a tuple.</summary>
    public required string ItemType { get; init; }

    /// <summary>The type of a result.</summary>
    public required string ResultType { get; init; }

    public int? MaxConcurrency { get; init; }

    public bool InOrder { get; init; }

    public bool StopOnFailure { get; init; }

    public decimal? BudgetUsd { get; init; }

    public double? TimeoutSeconds { get; init; }
}

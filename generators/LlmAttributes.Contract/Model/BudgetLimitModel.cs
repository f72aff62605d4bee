namespace LlmAttributes.Contract;

/// <summary>The limit of one period at one place.</summary>
internal sealed record BudgetLimitModel
{
    /// <summary>The place, whose calls count together.</summary>
    public required string Scope { get; init; }

    /// <summary>The expression of the period.</summary>
    public required string Period { get; init; }

    public required decimal Usd { get; init; }

    public bool PerTenant { get; init; }

    /// <summary>The expression of where the period begins.</summary>
    public string? Window { get; init; }

    public string? TimeZone { get; init; }

    public double? SoftLimit { get; init; }
}

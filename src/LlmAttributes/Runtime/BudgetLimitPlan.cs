namespace LlmAttributes.Runtime;

/// <summary>One limit of a <see cref="BudgetPlan"/>.</summary>
/// <param name="Scope">What counts together, such as <c>contract:Shop.IDesk</c>; with the period it makes the name of the account.</param>
/// <param name="Period">The period.</param>
/// <param name="Usd">The most that may be spent in it, in USD.</param>
public sealed record BudgetLimitPlan(string Scope, BudgetPeriod Period, decimal Usd)
{
    /// <summary>Gets a value indicating whether each tenant has an account of its own.</summary>
    public bool PerTenant { get; init; }

    /// <summary>Gets where the period begins.</summary>
    public BudgetWindow Window { get; init; }

    /// <summary>Gets the time zone of the calendar, by its IANA name; <see langword="null"/> is UTC.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Gets the share of the limit at which it is said that the limit comes near.</summary>
    public double? SoftLimit { get; init; }
}

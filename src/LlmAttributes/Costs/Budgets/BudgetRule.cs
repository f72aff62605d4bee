namespace LlmAttributes;

/// <summary>A budget that code sets: over everything, or over what its conditions name. Those that are set hold together.</summary>
/// <param name="Name">The name of its account; unique in a store. Neither <c>/</c> nor <c>@</c> may be in it.</param>
/// <param name="Usd">The most that may be spent in a period, in USD: above 0 and up to 9,000,000.</param>
/// <param name="Period">The period.</param>
public sealed record BudgetRule(string Name, decimal Usd, BudgetPeriod Period)
{
    /// <summary>Gets the contract whose calls count: its name with its containing types, without its namespace.</summary>
    /// <value>The default is every contract.</value>
    public string? Contract { get; init; }

    /// <summary>Gets the method whose calls count.</summary>
    /// <value>The default is every method.</value>
    public string? Call { get; init; }

    /// <summary>Gets the key of the model whose attempts count.</summary>
    /// <value>The default is every model.</value>
    public string? Model { get; init; }

    /// <summary>Gets the tag that a call must have to count; see <see cref="LlmCallOptions.Tags"/>.</summary>
    /// <value>The default is every call.</value>
    public string? Tag { get; init; }

    /// <summary>Gets the tenant whose calls count; see <see cref="LlmCallOptions.Tenant"/>.</summary>
    /// <value>The default is every tenant, and the calls of none.</value>
    public string? Tenant { get; init; }

    /// <summary>Gets a value indicating whether each tenant has the amount for itself. Calls that name no tenant share one account.</summary>
    public bool PerTenant { get; init; }

    /// <summary>Gets where the periods begin.</summary>
    /// <value>The default is the calendar.</value>
    public BudgetWindow Window { get; init; }

    /// <summary>Gets the time zone of the calendar, by its IANA name.</summary>
    /// <value>The default is UTC.</value>
    public string? TimeZone { get; init; }

    /// <summary>Gets the share of the limit at which <see cref="LlmBudgets.SoftLimitReached"/> occurs.</summary>
    /// <value>Above 0 and up to 1; the default is 1.</value>
    public double SoftLimit { get; init; } = 1;

    /// <summary>Gets what happens to an attempt that does not fit.</summary>
    /// <value>The default is what the call's own <see cref="BudgetAttribute"/> says, else to reject it.</value>
    public OnExceeded? OnExceeded { get; init; }
}

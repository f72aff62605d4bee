namespace LlmAttributes;

/// <summary>Limits what calls may cost: one call, and all calls of a period together.</summary>
/// <remarks>
/// <para>
/// Before each attempt its worst case is reserved in all budgets at once: the input tokens, counted upwards, and the largest output that is requested. That is the declared
/// <see cref="ModelOptionsAttribute.MaxOutputTokens"/>, else what the money buys, but not more than the model makes (8,192 where neither is known). An attempt that does not fit is not sent. When it
/// ends, what it really cost takes the place of the reservation; where the provider reports no usage, the worst case stays.
/// </para>
/// <para>
/// The limits of a period count where the attribute stands: on a method for this call, on an interface for the contract, on an assembly for its contracts together; they all
/// hold. The other properties are inherited one by one. Budgets are kept in memory unless <see cref="LlmRuntimeBuilder.UseBudgetStore"/> names a store that outlives the process.
/// A model whose price is unknown cannot be budgeted: creating the client fails.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether the limits apply.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes all limits, the inherited ones too.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets the most that one call with all its attempts and members may cost, in USD.</summary>
    /// <value>Above 0; the default is no limit.</value>
    public double PerCallUsd { get; set; } = double.NaN;

    /// <summary>Gets or sets the most that may be spent in a minute, in USD.</summary>
    /// <value>Above 0 and up to 9,000,000; the default is no limit.</value>
    public double PerMinuteUsd { get; set; } = double.NaN;

    /// <summary>Gets or sets the most that may be spent in an hour, in USD.</summary>
    /// <value>Above 0 and up to 9,000,000; the default is no limit.</value>
    public double HourlyUsd { get; set; } = double.NaN;

    /// <summary>Gets or sets the most that may be spent in a day, in USD.</summary>
    /// <value>Above 0 and up to 9,000,000; the default is no limit.</value>
    public double DailyUsd { get; set; } = double.NaN;

    /// <summary>Gets or sets the most that may be spent in a week, in USD.</summary>
    /// <value>Above 0 and up to 9,000,000; the default is no limit.</value>
    public double WeeklyUsd { get; set; } = double.NaN;

    /// <summary>Gets or sets the most that may be spent in a month, in USD.</summary>
    /// <value>Above 0 and up to 9,000,000; the default is no limit.</value>
    public double MonthlyUsd { get; set; } = double.NaN;

    /// <summary>Gets or sets the most that each tenant may spend in a period (<see cref="TenantPeriod"/>), in USD. Calls that name no tenant share one account.</summary>
    /// <value>Above 0 and up to 9,000,000; the default is no limit.</value>
    public double PerTenantUsd { get; set; } = double.NaN;

    /// <summary>Gets or sets the period of <see cref="PerTenantUsd"/>.</summary>
    /// <value>The default is a month.</value>
    public BudgetPeriod TenantPeriod { get; set; } = BudgetPeriod.Month;

    /// <summary>Gets or sets where the periods begin: with the calendar, or so long before now.</summary>
    /// <value>The default is the calendar.</value>
    public BudgetWindow Window { get; set; }

    /// <summary>Gets or sets the time zone of the calendar, by its IANA name, such as <c>Europe/Berlin</c>.</summary>
    /// <value>The default is UTC.</value>
    public string? TimeZone { get; set; }

    /// <summary>Gets or sets what happens to an attempt that does not fit.</summary>
    /// <value>The default is to reject it.</value>
    public OnExceeded OnExceeded { get; set; }

    /// <summary>Gets or sets the share of a period's limit at which <see cref="LlmBudgets.SoftLimitReached"/> occurs.</summary>
    /// <value>Above 0 and up to 1; the default is 1, when the limit itself is reached.</value>
    public double SoftLimit { get; set; } = double.NaN;
}

namespace LlmAttributes;

/// <summary>Where the period of a budget begins.</summary>
public enum BudgetWindow
{
    /// <summary>With the calendar: at the full minute or hour, at midnight, on Monday, on the first of the month. All of the money is there again when the period begins.</summary>
    Calendar = 0,

    /// <summary>So long before now: the last 24 hours, the last 30 days. The money comes back bit by bit, a period after it was spent.</summary>
    /// <remarks>The period is cut into 60 slices, and the slice that is half outside counts whole; so at no time more than the limit was spent within one period.</remarks>
    Rolling = 1,
}

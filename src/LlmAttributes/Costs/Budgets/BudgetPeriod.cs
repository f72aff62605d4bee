namespace LlmAttributes;

/// <summary>The time over which a budget holds.</summary>
public enum BudgetPeriod
{
    /// <summary>A minute.</summary>
    Minute = 0,

    /// <summary>An hour.</summary>
    Hour = 1,

    /// <summary>A day.</summary>
    Day = 2,

    /// <summary>A week; of the calendar from Monday on (ISO 8601).</summary>
    Week = 3,

    /// <summary>A month of the calendar; rolling, 30 days.</summary>
    Month = 4,
}

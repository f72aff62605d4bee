namespace LlmAttributes;

/// <summary>The periods of the calendar in a time zone.</summary>
internal static class BudgetCalendar
{
    /// <summary>Finds the period that holds a moment.</summary>
    /// <returns>Its first moment and the first moment after it, in UTC.</returns>
    public static (DateTimeOffset Start, DateTimeOffset End) Around(DateTimeOffset now, BudgetPeriod period, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        if (period is BudgetPeriod.Minute or BudgetPeriod.Hour)
        {
            // Within the hour the clock of the moment itself counts, so that an hour which a change of the clock repeats is two hours.
            var length = period == BudgetPeriod.Minute ? TimeSpan.TicksPerMinute : TimeSpan.TicksPerHour;
            var start = local.AddTicks(-(local.Ticks % length)).ToUniversalTime();
            return (start, start.AddTicks(length));
        }

        var first = local.Date;
        if (period == BudgetPeriod.Week)
            first = first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
        else if (period == BudgetPeriod.Month)
            first = first.AddDays(1 - first.Day);
        var next = period switch
        {
            BudgetPeriod.Day => first.AddDays(1),
            BudgetPeriod.Week => first.AddDays(7),
            _ => first.AddMonths(1),
        };
        return (Midnight(first, zone), Midnight(next, zone));
    }

    // Where the clock jumps over midnight the day begins after the jump; where it shows midnight twice, with the first.
    private static DateTimeOffset Midnight(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = zone.GetUtcOffset(local);
        if (zone.IsAmbiguousTime(local))
        {
            foreach (var other in zone.GetAmbiguousTimeOffsets(local))
                offset = other > offset ? other : offset;
        }

        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}

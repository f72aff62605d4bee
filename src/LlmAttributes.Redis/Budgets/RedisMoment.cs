namespace LlmAttributes;

/// <summary>Times as the scripts take them: whole microseconds, which 64-bit floating point keeps exactly.</summary>
internal static class RedisMoment
{
    public const long MillisecondsPerHour = 3_600_000;

    public static long Microseconds(DateTimeOffset moment) => (moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The time from one moment to another, 0 when it is before.</summary>
    public static long Microseconds(DateTimeOffset from, DateTimeOffset to) => Math.Max(0, Microseconds(to) - Microseconds(from));

    /// <summary>How long the account of a limit is of use: until all that is booked now no longer counts, and an hour more for clocks that differ.</summary>
    public static long Lifetime(BudgetLimit limit, DateTimeOffset now)
    {
        var end = limit.BucketEnd(now);
        if (limit.Window == BudgetWindow.Rolling)
            end += limit.BucketCount * (limit.BucketEnd(end) - end);
        return ((long)(end - now).TotalMilliseconds) + MillisecondsPerHour;
    }

    /// <summary>How long reservations are of use: a day beyond the lease, for late settlements.</summary>
    public static long Lifetime(DateTimeOffset now, DateTimeOffset expires) => (Microseconds(now, expires) / 1_000) + (25 * MillisecondsPerHour);
}

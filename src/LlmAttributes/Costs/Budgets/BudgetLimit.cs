namespace LlmAttributes;

/// <summary>One limit of one budget: how much may be spent in which period. A store keeps what was spent and reserved under its <see cref="Name"/>.</summary>
/// <remarks>
/// A limit knows into which bucket of its account a moment falls, so that every store and every process cuts time alike. A period of the calendar is one bucket; a rolling one
/// is the sum of the last <see cref="BucketCount"/> buckets.
/// </remarks>
public sealed class BudgetLimit
{
    /// <summary>The largest limit in USD.</summary>
    public const decimal LargestUsd = 9_000_000m;

    private const int Slices = 60;
    private const int DaysOfRollingMonth = 30;

    private readonly long _slice;
    private CalendarWindow? _window;

    /// <summary>Creates a limit.</summary>
    /// <param name="name">The name of its account, unique among all budgets that share a store.</param>
    /// <param name="usd">The most that may be spent in a period, in USD: above 0 and up to <see cref="LargestUsd"/>.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount or the period is out of its range.</exception>
    public BudgetLimit(string name, decimal usd, BudgetPeriod period)
        : this(name, usd, period, BudgetWindow.Calendar, TimeZoneInfo.Utc, 1)
    {
    }

    /// <summary>Creates a limit.</summary>
    /// <param name="name">The name of its account, unique among all budgets that share a store.</param>
    /// <param name="usd">The most that may be spent in a period, in USD: above 0 and up to <see cref="LargestUsd"/>.</param>
    /// <param name="period">The period.</param>
    /// <param name="window">Where the period begins.</param>
    /// <param name="timeZone">The zone of the calendar.</param>
    /// <param name="softShare">The share of the limit from which on it is said that the limit comes near: above 0 and up to 1.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An amount, a share or an enumeration is out of its range.</exception>
    public BudgetLimit(string name, decimal usd, BudgetPeriod period, BudgetWindow window, TimeZoneInfo timeZone, double softShare)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(timeZone);
        if (usd is not (> 0 and <= LargestUsd))
            throw new ArgumentOutOfRangeException(nameof(usd), usd, $"The limit of budget '{name}' must be above 0 and at most {LargestUsd} USD.");
        if (period is < BudgetPeriod.Minute or > BudgetPeriod.Month)
            throw new ArgumentOutOfRangeException(nameof(period), period, $"The period of budget '{name}' must be one of '{nameof(BudgetPeriod)}'.");
        if (window is < BudgetWindow.Calendar or > BudgetWindow.Rolling)
            throw new ArgumentOutOfRangeException(nameof(window), window, $"The window of budget '{name}' must be one of '{nameof(BudgetWindow)}'.");
        if (softShare is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(softShare), softShare, $"The soft limit of budget '{name}' must be above 0 and at most 1.");
        Name = name;
        Usd = usd;
        Period = period;
        Window = window;
        TimeZone = timeZone;
        SoftShare = softShare;
        PicoUsd = (long)(usd * Price.PicoPerUsd);
        SoftPicoUsd = (long)(usd * (decimal)softShare * Price.PicoPerUsd);
        _slice = LengthOf(period).Ticks / Slices;
    }

    /// <summary>Gets the name of the account.</summary>
    public string Name { get; }

    /// <summary>Gets the most that may be spent in a period, in USD.</summary>
    public decimal Usd { get; }

    /// <summary>Gets the most that may be spent in a period, in whole pico-dollars (10⁻¹² USD).</summary>
    public long PicoUsd { get; }

    /// <summary>Gets the period.</summary>
    public BudgetPeriod Period { get; }

    /// <summary>Gets where the period begins.</summary>
    public BudgetWindow Window { get; }

    /// <summary>Gets the zone of the calendar.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>Gets the share of the limit from which on it is said that the limit comes near.</summary>
    public double SoftShare { get; }

    /// <summary>Gets the amount from which on it is said that the limit comes near, in whole pico-dollars.</summary>
    public long SoftPicoUsd { get; }

    /// <summary>Gets how many buckets, the running one included, count together.</summary>
    /// <value>1 for the calendar; 61 for a rolling period, of whose slices the oldest is half outside and counts whole.</value>
    public int BucketCount => Window == BudgetWindow.Calendar ? 1 : Slices + 1;

    /// <summary>What the store in this process keeps of the limit, so that it need not look it up.</summary>
    internal MemoryBudgetAccount? Account { get; set; }

    /// <summary>What happens to an attempt that does not fit; <see langword="null"/> leaves it to the call.</summary>
    internal OnExceeded? OnExceeded { get; init; }

    /// <summary>What a store outside this process last said of the limit.</summary>
    internal BudgetMemo Memo { get; } = new();

    /// <summary>The period in the words of a message.</summary>
    internal string Adjective => Period switch
    {
        BudgetPeriod.Minute => "per-minute",
        BudgetPeriod.Hour => "hourly",
        BudgetPeriod.Day => "daily",
        BudgetPeriod.Week => "weekly",
        _ => "monthly",
    };

    /// <summary>Gets the bucket of a moment. Later buckets have larger numbers; those of a rolling period are consecutive.</summary>
    /// <param name="now">The moment.</param>
    /// <returns>For the calendar the second (Unix time) in which the period begins; for a rolling period the number of the slice since 1970.</returns>
    public long BucketAt(DateTimeOffset now) => Window == BudgetWindow.Rolling
        ? Math.DivRem(now.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks, _slice).Quotient
        : WindowAt(now).Bucket;

    /// <summary>Gets the moment up to which the bucket of a moment runs. Not before it, money that was spent comes back.</summary>
    /// <param name="now">The moment.</param>
    /// <returns>The first moment of the next bucket, in UTC: for the calendar the end of the period, for a rolling period the end of the slice.</returns>
    public DateTimeOffset BucketEnd(DateTimeOffset now) => Window == BudgetWindow.Rolling
        ? DateTimeOffset.UnixEpoch.AddTicks((BucketAt(now) + 1) * _slice)
        : WindowAt(now).End;

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Gets the length of a rolling period.</summary>
    internal static TimeSpan LengthOf(BudgetPeriod period) => period switch
    {
        BudgetPeriod.Minute => TimeSpan.FromMinutes(1),
        BudgetPeriod.Hour => TimeSpan.FromHours(1),
        BudgetPeriod.Day => TimeSpan.FromDays(1),
        BudgetPeriod.Week => TimeSpan.FromDays(7),
        _ => TimeSpan.FromDays(DaysOfRollingMonth),
    };

    private CalendarWindow WindowAt(DateTimeOffset now)
    {
        var ticks = now.UtcTicks;
        if (Volatile.Read(ref _window) is { } known && ticks >= known.StartTicks && ticks < known.EndTicks)
            return known;
        var (start, end) = BudgetCalendar.Around(now, Period, TimeZone);
        var window = new CalendarWindow(start.UtcTicks, end.UtcTicks, start.ToUnixTimeSeconds(), end);
        Volatile.Write(ref _window, window);
        return window;
    }

    private sealed record CalendarWindow(long StartTicks, long EndTicks, long Bucket, DateTimeOffset End);
}

namespace LlmAttributes;

/// <summary>The statistics of one operation and one component, or one model. Where threads meet, they write to stripes of their own, which are added up when they are read.</summary>
internal sealed class PerformanceSeries(string operation, string? component)
{
    private const int MaxStripes = 8;

    private static readonly int s_mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Min(MaxStripes, Environment.ProcessorCount)) - 1;

    private readonly SeriesStripe?[] _stripes = new SeriesStripe?[s_mask + 1];
    private readonly SeriesStripe _first = new();
    private readonly object _gate = new();
    private long[]? _agreements;
    private double _agreed;
    private long _answers;

    public string Operation => operation;

    public string? Component => component;

    /// <summary>How many calls the model has answered, where this is the series of a model.</summary>
    public long Answers => Interlocked.Read(ref _answers);

    public void Record(long ticks, long utcTicks, in PerformanceMetric metric) => Enter().RecordAndExit(ticks, utcTicks, metric);

    public void Spend(in TokenUsage usage, in Cost cost) => Enter().SpendAndExit(usage, cost);

    public void CountAnswer() => Interlocked.Increment(ref _answers);

    public void Agree(double agreement)
    {
        lock (_gate)
        {
            (_agreements ??= new long[10])[Math.Clamp((int)(agreement * 10), 0, 9)]++;
            _agreed += agreement;
        }
    }

    /// <summary>Summarises the runs up to a moment, and adds them to the sums of several series.</summary>
    public PerformanceStats Read(DateTimeOffset now, DurationHistogram allDurations, Span<MinuteStats> allMinutes)
    {
        var minute = (int)(now.UtcTicks / TimeSpan.TicksPerMinute);
        var totals = default(SeriesTotals);
        var durations = new DurationHistogram();
        Span<MinuteStats> minutes = stackalloc MinuteStats[MinuteRing.Minutes];
        minutes.Clear();
        _first.AddTo(ref totals, durations, minute, minutes);
        foreach (var stripe in _stripes)
            stripe?.AddTo(ref totals, durations, minute, minutes);
        allDurations.Add(durations);
        Add(minutes, allMinutes);
        return new(operation)
        {
            Component = component,
            Count = totals.Count,
            Failed = totals.Failed,
            Cancelled = totals.Cancelled,
            Total = new(totals.Ticks),
            Min = new(totals.Min),
            Max = new(totals.Max),
            P50 = Percentile(0.50, durations, totals),
            P90 = Percentile(0.90, durations, totals),
            P95 = Percentile(0.95, durations, totals),
            P99 = Percentile(0.99, durations, totals),
            Usage = totals.Usage,
            KnownCost = totals.Cost.IsKnown ? totals.Cost : Cost.Zero,
            HasUnknownCost = totals.Unpriced > 0,
            RunsPerSecond = totals.Count == 0 ? 0 : totals.Count / Math.Max(1, (now.UtcTicks - totals.First) / (double)TimeSpan.TicksPerSecond),
            Distribution = durations.Steps(),
            Minutes = Dated(minutes, minute),
            Agreement = ReadAgreement(),
        };
    }

    /// <summary>Gives the minutes of an hour their date, and leaves out those before the first run.</summary>
    public static IReadOnlyList<MinuteStats> Dated(ReadOnlySpan<MinuteStats> minutes, int now)
    {
        var first = 0;
        while (first < minutes.Length && minutes[first].Count == 0)
            first++;
        var dated = new MinuteStats[minutes.Length - first];
        for (var i = first; i < minutes.Length; i++)
            dated[i - first] = minutes[i] with { Start = new DateTimeOffset((now - (minutes.Length - 1 - i)) * TimeSpan.TicksPerMinute, TimeSpan.Zero) };
        return dated;
    }

    private static TimeSpan Percentile(double share, DurationHistogram durations, in SeriesTotals totals) =>
        totals.Count == 0 ? TimeSpan.Zero : new(Math.Clamp(durations.Percentile(share, totals.Count), totals.Min, totals.Max));

    private static void Add(ReadOnlySpan<MinuteStats> minutes, Span<MinuteStats> sums)
    {
        for (var i = 0; i < minutes.Length; i++)
            sums[i] = new(default, sums[i].Count + minutes[i].Count, sums[i].Failed + minutes[i].Failed, sums[i].Total + minutes[i].Total);
    }

    private AgreementStats? ReadAgreement()
    {
        lock (_gate)
        {
            if (_agreements is not { } tenths)
                return null;
            var count = 0L;
            foreach (var tenth in tenths)
                count += tenth;
            return new(count, _agreed / count, [.. tenths]);
        }
    }

    // One stripe serves until two threads meet at it.
    private SeriesStripe Enter()
    {
        var index = Thread.GetCurrentProcessorId() & s_mask;
        var stripe = Volatile.Read(ref _stripes[index]) ?? _first;
        if (stripe.TryEnter())
            return stripe;
        index = ReferenceEquals(stripe, _first) ? index : (index + 1) & s_mask;
        stripe = Volatile.Read(ref _stripes[index]) ?? Add(index);
        stripe.Enter();
        return stripe;
    }

    private SeriesStripe Add(int index)
    {
        var made = new SeriesStripe();
        return Interlocked.CompareExchange(ref _stripes[index], made, null) ?? made;
    }
}

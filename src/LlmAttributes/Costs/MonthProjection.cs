namespace LlmAttributes;

/// <summary>What a month will have cost at its end; see <see cref="LedgerReport.ProjectMonth"/>.</summary>
/// <param name="SpentUsd">What was spent in it so far, in USD.</param>
/// <param name="ExpectedUsd">The expected total in USD.</param>
/// <param name="LowUsd">The low end of the 90 % interval; <see langword="null"/> with less than two whole days to go by.</param>
/// <param name="HighUsd">The high end of the 90 % interval.</param>
/// <param name="Days">How many whole days the projection goes by.</param>
public sealed record MonthProjection(decimal SpentUsd, decimal ExpectedUsd, decimal? LowUsd, decimal? HighUsd, int Days)
{
    internal const int MostDays = 28;

    // The 95th percentile of the normal distribution: a tenth lies outside, half of it above.
    private const double Normal = 1.6448536269514722;

    internal static MonthProjection Of(LedgerReport report, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        SortedDictionary<DateOnly, decimal> days = [];
        var spent = 0m;
        foreach (var line in report.Lines)
        {
            if (line.Day.Year == today.Year && line.Day.Month == today.Month)
                spent += line.KnownUsd;
            if (line.Day < today && line.Day >= today.AddDays(-MostDays))
                days[line.Day] = days.GetValueOrDefault(line.Day) + line.KnownUsd;
        }

        var end = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        var left = (end.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - now.UtcDateTime).TotalDays;
        if (days.Count == 0)
            return new(spent, spent, null, null, 0);

        // A day without calls between two with some cost nothing.
        var values = new double[today.DayNumber - days.Keys.First().DayNumber];
        foreach (var (day, usd) in days)
            values[values.Length - (today.DayNumber - day.DayNumber)] = (double)usd;
        var mean = values.Sum() / values.Length;
        var expected = spent + (decimal)(mean * left);
        if (values.Length < 2)
            return new(spent, expected, null, null, values.Length);
        var deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
        var margin = (decimal)(Student(values.Length - 1) * deviation * Math.Sqrt(left + (left * left / values.Length)));
        return new(spent, expected, Math.Max(spent, expected - margin), expected + margin, values.Length);
    }

    // Exact for one and two degrees of freedom; from three on the expansion of Cornish and Fisher (1937) is within a hundredth.
    private static double Student(int freedom) => freedom switch
    {
        1 => 6.313751514675,
        2 => 2.919985580354,
        _ => Normal
            + ((Math.Pow(Normal, 3) + Normal) / (4 * freedom))
            + (((5 * Math.Pow(Normal, 5)) + (16 * Math.Pow(Normal, 3)) + (3 * Normal)) / (96.0 * freedom * freedom)),
    };
}

namespace LlmAttributes;

/// <summary>What was spent, by day, contract, call, model and tenant.</summary>
/// <param name="Lines">The lines.</param>
public sealed partial record LedgerReport(IReadOnlyList<LedgerLine> Lines)
{
    /// <summary>Gets the sum of all known costs in USD.</summary>
    public decimal KnownUsd
    {
        get
        {
            var sum = 0m;
            foreach (var line in Lines)
                sum += line.KnownUsd;
            return sum;
        }
    }

    /// <summary>Gets a value indicating whether the cost of some attempts is unknown, so that the true total is above <see cref="KnownUsd"/>.</summary>
    public bool HasUnknown
    {
        get
        {
            foreach (var line in Lines)
            {
                if (line.UnknownAttempts > 0)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Adds the lines up.</summary>
    /// <param name="by">What to keep apart, such as <c>LedgerParts.Day | LedgerParts.Model</c>.</param>
    /// <returns>One line per combination, sorted; what is not kept apart is empty, and the day is then <see cref="DateOnly.MinValue"/>.</returns>
    public LedgerReport By(LedgerParts by)
    {
        Dictionary<(DateOnly, string, string, string, string?), LedgerLine> sums = [];
        foreach (var line in Lines)
        {
            var part = line with
            {
                Day = by.HasFlag(LedgerParts.Day) ? line.Day : DateOnly.MinValue,
                Contract = by.HasFlag(LedgerParts.Contract) ? line.Contract : "",
                Call = by.HasFlag(LedgerParts.Call) ? line.Call : "",
                Model = by.HasFlag(LedgerParts.Model) ? line.Model : "",
                Tenant = by.HasFlag(LedgerParts.Tenant) ? line.Tenant : null,
            };
            var key = (part.Day, part.Contract, part.Call, part.Model, part.Tenant);
            sums[key] = sums.TryGetValue(key, out var known) ? known.Plus(part) : part;
        }

        List<LedgerLine> lines = [.. sums.Values];
        lines.Sort(LedgerLine.Compare);
        return new(lines);
    }

    /// <summary>Reckons what the running month will have cost at its end.</summary>
    /// <param name="now">The moment. Its month is that of UTC.</param>
    /// <returns>
    /// The projection. Expected is what was spent plus the mean of the days before, at the most 28, for each day that is left, of today the part that is left. With that
    /// mean of <c>n</c> days, their standard deviation <c>s</c> and <c>r</c> days left, the interval is expected ± <c>t · s · √(r + r²/n)</c>, <c>t</c> being Student's for 90 % at
    /// <c>n − 1</c> degrees of freedom; not below what was spent. Days of the week are not told apart.
    /// </returns>
    public MonthProjection ProjectMonth(DateTimeOffset now) => MonthProjection.Of(this, now);
}

namespace LlmAttributes;

/// <summary>What one call of a contract cost with one model, for one tenant, on one day.</summary>
/// <param name="Day">The day in UTC.</param>
/// <param name="Contract">The name of the contract.</param>
/// <param name="Call">The name of the method.</param>
/// <param name="Model">The key of the model.</param>
/// <param name="Tenant">The tenant; <see langword="null"/> when none was named.</param>
public sealed record LedgerLine(DateOnly Day, string Contract, string Call, string Model, string? Tenant)
{
    /// <summary>Gets the number of attempts, the failed ones included.</summary>
    public long Attempts { get; init; }

    /// <summary>Gets the attempts whose cost is unknown: the model has no price, or the provider reported no usage.</summary>
    public long UnknownAttempts { get; init; }

    /// <summary>Gets the tokens of all attempts.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>Gets the cost of all attempts whose cost is known in USD, exact to 10⁻¹² USD.</summary>
    public decimal KnownUsd { get; init; }

    /// <summary>Adds what is new to a line.</summary>
    /// <param name="more">What is new, of the same day, contract, call, model and tenant.</param>
    /// <returns>The sum.</returns>
    public LedgerLine Plus(LedgerLine more)
    {
        ArgumentNullException.ThrowIfNull(more);
        return this with
        {
            Attempts = Attempts + more.Attempts,
            UnknownAttempts = UnknownAttempts + more.UnknownAttempts,
            Usage = Usage + more.Usage,
            KnownUsd = KnownUsd + more.KnownUsd,
        };
    }

    /// <summary>Compares two lines by day, contract, call, model and tenant, ordinally; no tenant comes first.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Below 0, 0 or above 0, as <paramref name="left"/> comes before, with or after <paramref name="right"/>.</returns>
    public static int Compare(LedgerLine left, LedgerLine right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Day.CompareTo(right.Day) is not 0 and var byDay ? byDay
            : string.CompareOrdinal(left.Contract, right.Contract) is not 0 and var byContract ? byContract
            : string.CompareOrdinal(left.Call, right.Call) is not 0 and var byCall ? byCall
            : string.CompareOrdinal(left.Model, right.Model) is not 0 and var byModel ? byModel
            : string.CompareOrdinal(left.Tenant, right.Tenant);
    }
}

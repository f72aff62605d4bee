namespace LlmAttributes;

/// <summary>How much an <see cref="ErrorAggregator"/> keeps.</summary>
public sealed class ErrorAggregatorOptions
{
    /// <summary>Gets or sets how many recent errors are kept.</summary>
    /// <value>0 to 10,000; the default is 100.</value>
    public int RecentErrors { get; set; } = 100;

    /// <summary>Gets or sets how many pairs of component and model are counted on their own; all others are counted together as <see cref="ErrorAggregator.Other"/>.</summary>
    /// <value>1 to 100,000; the default is 256. A pair takes 1.5 KB, and as much again for each kind of error that it meets.</value>
    public int MaxKeys { get; set; } = 256;

    internal void Validate()
    {
        Require(RecentErrors is >= 0 and <= 10_000, nameof(RecentErrors), RecentErrors, "between 0 and 10000");
        Require(MaxKeys is >= 1 and <= 100_000, nameof(MaxKeys), MaxKeys, "between 1 and 100000");
    }

    private static void Require(bool holds, string property, object value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(property, value, $"'{nameof(ErrorAggregatorOptions)}.{property}' must be {range}.");
    }
}

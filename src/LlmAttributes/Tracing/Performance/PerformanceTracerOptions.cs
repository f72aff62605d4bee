namespace LlmAttributes;

/// <summary>How much a <see cref="PerformanceTracer"/> keeps.</summary>
public sealed class PerformanceTracerOptions
{
    /// <summary>Gets or sets how many of the last metrics are kept one by one. Statistics count all metrics.</summary>
    /// <value>0 to 1,000,000; the default is 10,000. A metric takes about 200 bytes, from when it is recorded.</value>
    public int HistorySize { get; set; } = 10_000;

    /// <summary>Gets or sets how many pairs of operation and component, and of operation and model, have statistics of their own; all others share those of <see cref="PerformanceTracer.Other"/>.</summary>
    /// <value>1 to 100,000; the default is 1,000. A pair takes 4 to 10 KB, and more where many threads record it at once.</value>
    public int MaxOperations { get; set; } = 1_000;

    internal void Validate()
    {
        Require(HistorySize is >= 0 and <= 1_000_000, nameof(HistorySize), HistorySize, "between 0 and 1000000");
        Require(MaxOperations is >= 1 and <= 100_000, nameof(MaxOperations), MaxOperations, "between 1 and 100000");
    }

    private static void Require(bool holds, string property, object value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(property, value, $"'{nameof(PerformanceTracerOptions)}.{property}' must be {range}.");
    }
}

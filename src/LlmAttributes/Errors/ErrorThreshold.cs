namespace LlmAttributes;

/// <summary>An error rate that <see cref="ErrorAggregator.ThresholdCrossed"/> reports when it is reached.</summary>
/// <param name="Rate">The share of failures among all outcomes, above 0 and up to 1.</param>
public sealed record ErrorThreshold(double Rate)
{
    /// <summary>Gets the window that is looked at.</summary>
    /// <value>The default is <see cref="ErrorWindow.FiveMinutes"/>.</value>
    public ErrorWindow Window { get; init; } = ErrorWindow.FiveMinutes;

    /// <summary>Gets how many outcomes the window must hold before a rate means anything.</summary>
    /// <value>At least 1; the default is 10.</value>
    public int MinimumOutcomes { get; init; } = 10;

    /// <summary>Gets the only component that is looked at; by default all are.</summary>
    public string? Component { get; init; }

    /// <summary>Gets the only model that is looked at; by default all are.</summary>
    public string? Model { get; init; }

    /// <summary>Gets the only kind of failure that counts as one; by default all do.</summary>
    public LlmErrorKind? Kind { get; init; }

    internal void Validate()
    {
        Require(Rate is > 0 and <= 1, nameof(Rate), Rate, "above 0 and up to 1");
        Require(Window is >= ErrorWindow.OneMinute and <= ErrorWindow.Total, nameof(Window), Window, "one of the windows that exist");
        Require(MinimumOutcomes >= 1, nameof(MinimumOutcomes), MinimumOutcomes, "at least 1");
    }

    internal bool Watches(ErrorCounter counter) => (Component is null || Component == counter.Component) && (Model is null || Model == counter.Model);

    private static void Require(bool holds, string property, object value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(property, value, $"'{nameof(ErrorThreshold)}.{property}' must be {range}.");
    }
}

namespace LlmAttributes;

/// <summary>The outcomes of one component and one model when a snapshot was taken.</summary>
/// <param name="Component">The component; <see cref="ErrorAggregator.Other"/> for everything beyond the limit of keys.</param>
/// <param name="Model">The key of the model, or <see langword="null"/> where none is involved.</param>
/// <param name="Successes">The operations that succeeded.</param>
/// <param name="Failures">The failed attempts by kind; kinds that never occurred are absent.</param>
public sealed record ErrorStats(string Component, string? Model, WindowCounts Successes, IReadOnlyDictionary<LlmErrorKind, WindowCounts> Failures)
{
    /// <summary>Computes the error rate.</summary>
    /// <param name="window">The window.</param>
    /// <param name="kind">Only failures of this kind count as failures; by default all do.</param>
    /// <returns>The rate.</returns>
    public ErrorRate Rate(ErrorWindow window, LlmErrorKind? kind = null)
    {
        var (all, matching) = (0L, 0L);
        foreach (var (failed, counts) in Failures)
        {
            all += counts[window];
            if (kind is null || failed == kind)
                matching += counts[window];
        }

        return new(Successes[window], matching, Successes[window] + all);
    }
}

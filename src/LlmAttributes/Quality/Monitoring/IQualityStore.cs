namespace LlmAttributes;

/// <summary>Keeps what a <see cref="QualityMonitor"/> counted beyond the process.</summary>
/// <remarks>All members may be called at once from any thread and process.</remarks>
public interface IQualityStore
{
    /// <summary>Adds to the lines with the same day, call and model.</summary>
    /// <param name="lines">What is new.</param>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>A task that completes when all lines are kept. When it fails, the lines are added again later.</returns>
    ValueTask AddAsync(IReadOnlyList<QualityLine> lines, CancellationToken cancellationToken);

    /// <summary>Reads the lines of some days.</summary>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>The lines, in any order.</returns>
    ValueTask<IReadOnlyList<QualityLine>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken);
}

namespace LlmAttributes;

/// <content>Where runs of workflows are kept.</content>
public sealed partial class LlmRuntimeBuilder
{
    private const double DefaultLeaseSeconds = 30;

    private IWorkflowStore? _workflowStore;
    private bool _keepsSensitiveSteps;
    private TimeSpan _workflowLease = TimeSpan.FromSeconds(DefaultLeaseSeconds);

    /// <summary>
    /// Keeps the steps of workflows that are given a run id (<see cref="RunIdAttribute"/>), so that a run that was cut off goes on where it was. Of each step the store has the text of
    /// the answer as it is, and what it took.
    /// </summary>
    /// <param name="store">The store. It stays yours to dispose.</param>
    /// <param name="leaseSeconds">How long a run stays with a process that was killed; a living one extends its lease in time. Above 0.</param>
    /// <param name="keepsSensitive">
    /// Whether the answers of steps whose prompts have <see cref="SensitiveAttribute"/> values are kept, too. <see langword="false"/> lets a resumed run ask them again, unless the store is a
    /// <see cref="MemoryWorkflowStore"/>, which never leaves the process.
    /// </param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="leaseSeconds"/> is not above 0.</exception>
    public LlmRuntimeBuilder UseWorkflowStore(IWorkflowStore store, double leaseSeconds = DefaultLeaseSeconds, bool keepsSensitive = false)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (leaseSeconds is not (> 0 and <= 86_400))
            throw new ArgumentOutOfRangeException(nameof(leaseSeconds), leaseSeconds, "The lease of a run must be above 0 and up to 86400 seconds.");
        _workflowStore = store;
        _keepsSensitiveSteps = keepsSensitive || store is MemoryWorkflowStore;
        _workflowLease = TimeSpan.FromSeconds(leaseSeconds);
        return this;
    }
}

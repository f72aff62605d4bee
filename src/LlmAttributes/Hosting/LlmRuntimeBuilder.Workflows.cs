namespace LlmAttributes;

/// <content>Where runs of workflows are kept.</content>
public sealed partial class LlmRuntimeBuilder
{
    private const double DefaultLeaseSeconds = 30;

    private IWorkflowStore? _workflowStore;
    private TimeSpan _workflowLease = TimeSpan.FromSeconds(DefaultLeaseSeconds);

    /// <summary>Keeps the steps of workflows that are given a run id (<see cref="RunIdAttribute"/>), so that a run that was cut off goes on where it was.</summary>
    /// <param name="store">The store. It stays yours to dispose.</param>
    /// <param name="leaseSeconds">How long a run stays with a process that was killed; a living one extends its lease in time. Above 0.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="leaseSeconds"/> is not above 0.</exception>
    public LlmRuntimeBuilder UseWorkflowStore(IWorkflowStore store, double leaseSeconds = DefaultLeaseSeconds)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (leaseSeconds is not (> 0 and <= 86_400))
            throw new ArgumentOutOfRangeException(nameof(leaseSeconds), leaseSeconds, "The lease of a run must be above 0 and up to 86400 seconds.");
        _workflowStore = store;
        _workflowLease = TimeSpan.FromSeconds(leaseSeconds);
        return this;
    }
}

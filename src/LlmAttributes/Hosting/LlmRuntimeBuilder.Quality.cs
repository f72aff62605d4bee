namespace LlmAttributes;

/// <content>How the quality of answers is watched.</content>
public sealed partial class LlmRuntimeBuilder
{
    private IQualityStore? _qualityStore;

    /// <summary>Gets what <see cref="MonitorQualityAttribute"/> looks at: the checks, those of your own, embeddings, a judge. A runtime that shares with another has that one's.</summary>
    public QualityOptions Quality { get; } = new();

    /// <summary>Gets how <see cref="LlmRuntime.Quality"/> watches. A runtime that shares with another has that one's monitor.</summary>
    public QualityMonitorOptions QualityMonitor { get; } = new();

    /// <summary>Keeps what the quality monitor counts beyond the process. It is read once when the runtime begins, and written every second while there are calls and when the runtime ends.</summary>
    /// <param name="store">The store. It stays yours to dispose.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The runtime shares with another, and so has that one's store.</exception>
    public LlmRuntimeBuilder UseQualityStore(IQualityStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        ThrowIfHosted(nameof(UseQualityStore));
        _qualityStore = store;
        return this;
    }
}

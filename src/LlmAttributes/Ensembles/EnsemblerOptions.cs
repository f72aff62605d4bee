namespace LlmAttributes;

/// <summary>How an <see cref="Ensembler{T}"/> asks and merges.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed class EnsemblerOptions<T>
{
    /// <summary>Gets or sets how answers are merged.</summary>
    /// <value>The default is a <see cref="MajorityVoteStrategy{T}"/>.</value>
    public ILlmEnsembleStrategy<T>? Strategy { get; set; }

    /// <summary>Gets or sets how long members may take.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how many members must have answered for a result.</summary>
    /// <value>The default is that of the strategy, mostly more than half of them.</value>
    public int? Quorum { get; set; }

    /// <summary>Gets or sets how many members are asked at once.</summary>
    /// <value>The default is all of them.</value>
    public int? MaxConcurrency { get; set; }

    /// <summary>Gets or sets when asking stops before all have answered. Members are then asked in their order, only as many at once as are needed at the least, so the cheapest should stand first.</summary>
    /// <value>The default is <see cref="EarlyStop.None"/>.</value>
    public EarlyStop EarlyStop { get; set; }

    /// <summary>Gets or sets the confidence, 0 to 1, at which <see cref="EarlyStop.Confidence"/> stops.</summary>
    /// <value>The default is 0.9.</value>
    public double ConfidenceTarget { get; set; } = 0.9;

    /// <summary>Gets or sets how good, 0 to 1, an answer must be to count.</summary>
    /// <value>The default is 0: every answer counts.</value>
    public double MinScore { get; set; }

    /// <summary>Gets or sets how good an answer is, 0 to 1, for <see cref="MinScore"/> and for strategies that look at it.</summary>
    /// <value>By default nobody looks.</value>
    public Func<T, CancellationToken, ValueTask<double>>? ScoreQuality { get; set; }

    /// <summary>Gets or sets what becomes of the run when a member fails.</summary>
    /// <value>The default is <see cref="OnMemberFailure.Ignore"/>.</value>
    public OnMemberFailure OnMemberFailure { get; set; }

    /// <summary>Gets or sets which answers are the same.</summary>
    /// <value>The default is the type's own equality.</value>
    public IEqualityComparer<T> Comparer { get; set; } = EqualityComparer<T>.Default;

    /// <summary>Gets or sets the kind of task, for learned weights.</summary>
    public string? TaskType { get; set; }

    /// <summary>Gets or sets among how many answers the members choose; 0 when any answer is possible.</summary>
    public int Choices { get; set; }

    /// <summary>Gets or sets what the members are asked, for a judge.</summary>
    public string? Request { get; set; }

    /// <summary>Gets or sets the clock.</summary>
    /// <value>The default is that of the system.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal EnsemblerOptions<T> Copy()
    {
        if (Timeout <= TimeSpan.Zero && Timeout != System.Threading.Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(Timeout), Timeout, $"'{nameof(Timeout)}' must be above 0.");
        if (Quorum < 1)
            throw new ArgumentOutOfRangeException(nameof(Quorum), Quorum, $"'{nameof(Quorum)}' must be 1 or more.");
        if (MaxConcurrency < 1)
            throw new ArgumentOutOfRangeException(nameof(MaxConcurrency), MaxConcurrency, $"'{nameof(MaxConcurrency)}' must be 1 or more.");
        if (MinScore is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(MinScore), MinScore, $"'{nameof(MinScore)}' must be 0 to 1.");
        if (ConfidenceTarget is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(ConfidenceTarget), ConfidenceTarget, $"'{nameof(ConfidenceTarget)}' must be 0 to 1.");
        return (EnsemblerOptions<T>)MemberwiseClone();
    }
}

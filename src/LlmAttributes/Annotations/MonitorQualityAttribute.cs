namespace LlmAttributes;

/// <summary>Scores each answer by what can be seen of it, watches the scores of each model in <see cref="LlmRuntime.Quality"/>, and acts on answers whose score is too low.</summary>
/// <remarks>
/// What is looked at is <see cref="LlmRuntimeBuilder.Quality"/>'s to say. Scores also teach a route by <see cref="RouteStrategy.Adaptive"/>. Another attempt counts towards the limits of the call,
/// its time and its budget; when it fails, the answer that is there is returned. A stream is scored when it has ended, when nothing can be done about it any more, and each member of an
/// ensemble for itself; both are only flagged.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class MonitorQualityAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether answers are scored.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited policy.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets the score below which an answer is too low.</summary>
    /// <value>From 0 to 1; the default is 0.5.</value>
    public double MinScore { get; set; } = 0.5;

    /// <summary>Gets or sets what is done then.</summary>
    /// <value>The default is <see cref="OnLow.Flag"/>.</value>
    public OnLow OnLow { get; set; }

    /// <summary>Gets or sets how often a call may ask again, for <see cref="OnLow.Retry"/> and <see cref="OnLow.Escalate"/>.</summary>
    /// <value>At least 1; the default is 1.</value>
    public int MaxRetries { get; set; }

    /// <summary>Gets or sets the key of the model that <see cref="OnLow.Escalate"/> asks.</summary>
    /// <value>The default is the next candidate of the route or the fallback; where there is none, the answer is flagged.</value>
    public string? EscalateTo { get; set; }
}

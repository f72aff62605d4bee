namespace LlmAttributes;

/// <summary>Traces calls: a span per call and per attempt, metrics, and the runtime's <see cref="PerformanceTracer"/>.</summary>
/// <remarks>Nothing is recorded while nobody listens. Prompts and answers are part of a trace only where <see cref="CaptureContent"/> or <see cref="LlmTelemetryOptions"/> says so.</remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class TracePerformanceAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether calls are traced.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited policy.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether the spans of attempts hold prompts and answers.</summary>
    /// <value>The default is <see cref="ContentCapture.Inherit"/>. <see cref="ContentCapture.Never"/> wins over options and environment.</value>
    public ContentCapture CaptureContent { get; set; }

    /// <summary>Gets or sets a value indicating whether <see cref="LlmResult{T}.Report"/> says what each stage of the call took of time and money.</summary>
    /// <value>The default is <see langword="false"/>. A call that returns no <see cref="LlmResult{T}"/> has nowhere to say it.</value>
    public bool ReportStages { get; set; }
}

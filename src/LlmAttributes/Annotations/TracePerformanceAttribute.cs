namespace LlmAttributes;

/// <summary>Traces calls: a span per call and per attempt, metrics, and the runtime's <see cref="PerformanceTracer"/>.</summary>
/// <remarks>Nothing is recorded while nobody listens. Prompts and answers are never part of a trace.</remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class TracePerformanceAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether calls are traced.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited policy.</value>
    public bool Enabled { get; set; } = true;
}

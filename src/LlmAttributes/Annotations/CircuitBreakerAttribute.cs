namespace LlmAttributes;

/// <summary>Leaves a model alone for a while when it keeps failing, or when it asks to.</summary>
/// <remarks>
/// The breaker belongs to the model and is shared by all contracts of a runtime, so its numbers are set on the runtime:
/// <see cref="LlmRuntimeBuilder.CircuitBreaker"/>. While it is open the call goes to its next candidate. A decorated interface has a breaker of its own.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class CircuitBreakerAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether calls go through the breaker of their model.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited policy.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets what the call does when the breakers of all its candidates are open.</summary>
    /// <value>The default is <see cref="WhenAllOpen.Wait"/>.</value>
    public WhenAllOpen WhenAllOpen { get; set; }
}

namespace LlmAttributes;

/// <summary>Marks any partial interface: the source generator writes a decorator that puts policies around another implementation.</summary>
/// <remarks>
/// <para>The decorator is created by the static member <c>Decorate(inner, runtime)</c> of the interface. On methods that return a task it honours
/// <see cref="TracePerformanceAttribute"/>, <see cref="RetryWithBackoffAttribute"/> and <see cref="TimeoutAttribute"/> (total and attempt); on synchronous methods
/// <see cref="TracePerformanceAttribute"/>. Properties, events and streams pass through unchanged.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class DecorateAttribute : Attribute;

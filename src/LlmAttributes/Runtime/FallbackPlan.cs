namespace LlmAttributes.Runtime;

/// <summary>A part of the fallback chain, as one <see cref="FallbackAttribute"/> declares it.</summary>
/// <param name="Models">The keys of the models.</param>
public sealed record FallbackPlan(IReadOnlyList<string> Models)
{
    /// <summary>Gets the errors after which these models are asked.</summary>
    public ErrorKinds On { get; init; } = ErrorKinds.Default;
}

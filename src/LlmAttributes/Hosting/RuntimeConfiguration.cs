namespace LlmAttributes;

/// <summary>One call's share of a container's runtime.</summary>
internal sealed record RuntimeConfiguration(Action<IServiceProvider, LlmRuntimeBuilder> Configure);

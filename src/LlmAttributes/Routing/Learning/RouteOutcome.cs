namespace LlmAttributes;

/// <summary>What one model made of one prompt, as a call that was recorded and judged.</summary>
public sealed record RouteOutcome
{
    /// <summary>Gets the rendered prompt. Outcomes of several models belong together when their prompts are equal.</summary>
    public required string Prompt { get; init; }

    /// <summary>Gets the key of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Gets how good the answer was.</summary>
    /// <value>From 0, useless or failed, to 1.</value>
    public required double Quality { get; init; }

    /// <summary>Gets what the answer cost, in USD.</summary>
    /// <value>0 or more; <see langword="null"/> when it is not known.</value>
    public double? CostUsd { get; init; }

    /// <summary>Gets how long the answer took.</summary>
    /// <value>0 or more; <see langword="null"/> when it is not known.</value>
    public TimeSpan? Latency { get; init; }

    /// <summary>Gets the kind of task, such as <c>translation</c>.</summary>
    /// <value><see langword="null"/> when it is not known.</value>
    public string? TaskType { get; init; }

    /// <summary>Gets what is wrong with the outcome, or <see langword="null"/>.</summary>
    internal string? Fault() => this switch
    {
        { Prompt: null } => "Property 'Prompt' is missing; give the rendered prompt.",
        { Model: null or "" } => "Property 'Model' is missing; give the key of the model.",
        { Quality: not (>= 0 and <= 1) } => FormattableString.Invariant($"Property 'Quality' is {Quality}; give a number from 0 to 1."),
        { CostUsd: { } cost } when !double.IsFinite(cost) || cost < 0 => FormattableString.Invariant($"Property 'CostUsd' is {cost}; give 0 or more, or nothing."),
        { Latency: { } latency } when latency < TimeSpan.Zero => FormattableString.Invariant($"Property 'Latency' is {latency}; give 0 or more, or nothing."),
        _ => null,
    };
}

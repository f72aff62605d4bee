namespace LlmAttributes.Evaluation.Resilience;

/// <summary>A policy under its name in the figures.</summary>
/// <param name="Name">The name.</param>
/// <param name="Create">Makes the policy of one storm, from its models, its seed and its clock.</param>
internal sealed record Contestant(string Name, Func<IReadOnlyList<StormModel>, int, VirtualClock, IStormPolicy> Create)
{
    public static Contestant Ours { get; } = new("ours", static (models, seed, clock) => new OurPolicy(models, seed, clock, new()));

    public static Contestant None { get; } = new("none", static (models, _, _) => new SinglePolicy(models));

    public static Contestant Polly { get; } = new("polly", static (models, _, clock) => new PollyPolicy(models, clock));

    /// <summary>Gets the ordered failover with the limits of ours, which nobody asked for: it tells what the limits alone bring.</summary>
    public static Contestant Limited { get; } = new("ordered with limits", static (models, _, clock) => new OrderedPolicy(models, clock));

    public static Contestant Ordered { get; } = new("ordered", static (models, _, _) => new OrderedPolicy(models));
}

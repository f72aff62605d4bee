using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>What one call does differently from its attributes. A method takes it as a parameter of this type.</summary>
public sealed record LlmCallOptions
{
    private const double LongestSeconds = 4_294_967;

    /// <summary>Gets the key of the model to ask instead of the declared model or route; a fallback chain still applies. An ensemble keeps its members.</summary>
    /// <value>The default is the declared model or route.</value>
    public string? Model { get; init; }

    /// <summary>Gets the limit of the whole call in seconds, in place of the declared one.</summary>
    /// <value>Above 0 and up to 4,294,967 seconds, which is what a timer can wait; the default is the declared limit.</value>
    public double? TimeoutSeconds { get; init; }

    /// <summary>Gets the most the call may cost in USD, in place of the declared limit.</summary>
    /// <value>Above 0; the default is the declared limit.</value>
    public decimal? MaxCostUsd { get; init; }

    /// <summary>Gets the seed of the sampling.</summary>
    /// <value>The default is the declared seed.</value>
    public long? Seed { get; init; }

    /// <summary>Gets the tenant that the call is made for: whose budget it uses, and under whom the ledger books it.</summary>
    /// <value>The default is that of the <see cref="LlmScope"/> around the call, else none.</value>
    public string? Tenant { get; init; }

    /// <summary>Gets the tags of the call, by which budgets may hold. They are added to those of the <see cref="LlmScope"/> around the call.</summary>
    public IReadOnlyCollection<string> Tags { get; init; } = [];

    /// <summary>Gets the kind of task, by the name of the enumeration's value, in place of the parameter; see <see cref="RouteStrategy.TaskType"/>.</summary>
    /// <value>The default is the value of the parameter.</value>
    public string? TaskType { get; init; }

    /// <summary>Gets the key that keeps calls together, in place of the parameter; see <see cref="RouteStrategy.Sticky"/>.</summary>
    /// <value>The default is the value of the parameter.</value>
    public string? StickyKey { get; init; }

    /// <summary>Gets what the model must be able to do, beside what the route and the call's shape need.</summary>
    /// <value>The default is <see cref="ModelCapabilities.None"/>.</value>
    public ModelCapabilities RequiredCapabilities { get; init; }

    /// <summary>Gets the region that a routed model must have, beside what the route asks for.</summary>
    /// <value>The default is any region of the route.</value>
    public string? Region { get; init; }

    /// <summary>Gets the tags that a routed model must have, beside those of the route.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> ModelTags { get; init; } = [];

    /// <summary>Gets whether a kept answer is taken, and a new one kept, in place of <see cref="CacheAttribute.Mode"/>; a call without <see cref="CacheAttribute"/> has no cache.</summary>
    /// <value>The default is the declared mode.</value>
    public LlmCacheMode? CacheMode { get; init; }

    /// <summary>Gets how old a kept answer may be to be taken, in seconds, in place of the declared age.</summary>
    /// <value>Above 0; the default is the declared age. To take no kept answer, use <see cref="LlmCacheMode.Refresh"/>.</value>
    public double? MaxCacheAgeSeconds { get; init; }

    /// <summary>The money of a call that this one is a part of.</summary>
    internal CallBudget? Budget { get; init; }

    /// <summary>The call that this one is a part of, for telemetry.</summary>
    internal CallPart? Part { get; init; }

    /// <summary>What the stages of the call that this one is a part of take, where somebody asked.</summary>
    internal StageClock? Stages { get; init; }

    /// <summary>Whose history the examples of an optimized query may come from, beside the tenant's.</summary>
    internal string? QueryPartition { get; init; }

    /// <summary>Whether a span around the call has the tokens of its request and is measured, so that ours would count twice.</summary>
    internal bool IsInTheirSpan { get; init; }

    internal bool RestrictsRoute => Region is not null || ModelTags.Count > 0;

    internal void Validate()
    {
        if (TimeoutSeconds is { } seconds && seconds is not (> 0 and <= LongestSeconds))
            throw new ArgumentOutOfRangeException(nameof(TimeoutSeconds), seconds, $"'{nameof(LlmCallOptions)}.{nameof(TimeoutSeconds)}' must be above 0 and at most {LongestSeconds} seconds.");
        if (MaxCostUsd is { } usd && usd <= 0)
            throw new ArgumentOutOfRangeException(nameof(MaxCostUsd), usd, $"'{nameof(LlmCallOptions)}.{nameof(MaxCostUsd)}' must be above 0 USD.");
        if (MaxCacheAgeSeconds is { } age && age is not > 0)
            throw new ArgumentOutOfRangeException(nameof(MaxCacheAgeSeconds), age, $"'{nameof(LlmCallOptions)}.{nameof(MaxCacheAgeSeconds)}' must be above 0 seconds; to take no kept answer, set '{nameof(CacheMode)}' to '{nameof(LlmCacheMode.Refresh)}'.");
    }
}

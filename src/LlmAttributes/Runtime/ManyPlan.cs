using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>What <see cref="ManyAttribute"/> declares. What is <see langword="null"/> has the default that the attribute names.</summary>
/// <param name="Contract">The name of the contract.</param>
/// <param name="Call">The name of the method that takes many items.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ManyPlan(string Contract, string Call)
{
    private const int DefaultMaxConcurrency = 8;

    /// <summary>Gets how many items are under way at once.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>Gets a value indicating whether outcomes come in the order of their items.</summary>
    public bool InOrder { get; init; }

    /// <summary>Gets a value indicating whether the first item that fails ends the run.</summary>
    public bool StopOnFailure { get; init; }

    /// <summary>Gets what all items may cost together, in USD.</summary>
    public decimal? BudgetUsd { get; init; }

    /// <summary>Gets how long all items may take together, in seconds.</summary>
    public double? TimeoutSeconds { get; init; }

    /// <summary>Gets a value indicating whether the run has a span.</summary>
    public bool Trace { get; init; }

    internal ManyLimits Limits(ManyOptions options) => new(options.MaxConcurrency ?? MaxConcurrency ?? DefaultMaxConcurrency)
    {
        InOrder = options.InOrder ?? InOrder,
        StopOnFailure = options.StopOnFailure ?? StopOnFailure,
        BudgetUsd = options.BudgetUsd ?? BudgetUsd,
        Time = (options.TimeoutSeconds ?? TimeoutSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan,
    };
}

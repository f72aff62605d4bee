namespace LlmAttributes;

/// <summary>What one run of many calls does differently from <see cref="ManyAttribute"/>.</summary>
public sealed record ManyOptions
{
    private const double LongestSeconds = 4_294_967;

    /// <summary>Gets how many items are under way at once.</summary>
    /// <value>At least 1; the default is what the attribute says, else 8.</value>
    public int? MaxConcurrency { get; init; }

    /// <summary>Gets a value indicating whether outcomes come in the order of their items.</summary>
    /// <value>The default is what the attribute says.</value>
    public bool? InOrder { get; init; }

    /// <summary>Gets a value indicating whether the first item that fails ends the run.</summary>
    /// <value>The default is what the attribute says.</value>
    public bool? StopOnFailure { get; init; }

    /// <summary>Gets what all items may cost together, in USD.</summary>
    /// <value>Above 0; the default is what the attribute says.</value>
    public decimal? BudgetUsd { get; init; }

    /// <summary>Gets how long all items may take together, in seconds.</summary>
    /// <value>Above 0 and up to 4,294,967; the default is what the attribute says.</value>
    public double? TimeoutSeconds { get; init; }

    /// <summary>Gets how many items there are, for <see cref="ManyProgress.Remaining"/>.</summary>
    /// <value>By default the count of the items where they are a collection.</value>
    public int? Total { get; init; }

    /// <summary>Gets what each item's call does differently; it is handed over where the call has a parameter for it.</summary>
    public LlmCallOptions? CallOptions { get; init; }

    /// <summary>Gets who is told of each item that ends. What it throws ends nothing; the span of the run, where there is one, has an event that names its type.</summary>
    public IProgress<ManyProgress>? Progress { get; init; }

    /// <summary>Gets the clock of the run.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        if (MaxConcurrency is < 1)
            throw new ArgumentOutOfRangeException(nameof(MaxConcurrency), MaxConcurrency, $"'{nameof(ManyOptions)}.{nameof(MaxConcurrency)}' must be 1 or more.");
        if (BudgetUsd is <= 0)
            throw new ArgumentOutOfRangeException(nameof(BudgetUsd), BudgetUsd, $"'{nameof(ManyOptions)}.{nameof(BudgetUsd)}' must be above 0 USD.");
        if (TimeoutSeconds is { } seconds && seconds is not (> 0 and <= LongestSeconds))
            throw new ArgumentOutOfRangeException(nameof(TimeoutSeconds), seconds, $"'{nameof(ManyOptions)}.{nameof(TimeoutSeconds)}' must be above 0 and at most {LongestSeconds} seconds.");
        ArgumentNullException.ThrowIfNull(TimeProvider);
    }
}

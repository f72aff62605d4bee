namespace LlmAttributes.Testing;

/// <summary>How cases are run.</summary>
public sealed record PromptCaseOptions
{
    /// <summary>Gets which cases are run, by the beginning of their full names: <c>ISupportDesk</c>, <c>ISupportDesk.ClassifyAsync</c> or <c>ISupportDesk.ClassifyAsync/refund</c>.</summary>
    /// <value>By default all cases are run.</value>
    public string? Only { get; init; }

    /// <summary>Gets which cases are run.</summary>
    /// <value>By default all cases are run.</value>
    public Func<PromptCase, bool>? Filter { get; init; }

    /// <summary>Gets how often each case is asked, since the answers of a model vary.</summary>
    /// <value>At least 1; the default is 1.</value>
    public int Samples { get; init; } = 1;

    /// <summary>Gets the share of the samples that must pass for the case to pass.</summary>
    /// <value>Above 0 and up to 1; the default is 1.</value>
    public double MinPassRate { get; init; } = 1;

    /// <summary>Gets how many calls are under way at once.</summary>
    /// <value>At least 1; the default is 4.</value>
    public int MaxConcurrency { get; init; } = 4;

    /// <summary>Gets what all calls may cost together, in USD. What has no money left is not run, and the run then fails.</summary>
    /// <value>Above 0; by default there is no limit.</value>
    public decimal? BudgetUsd { get; init; }

    /// <summary>Gets how long all calls may take together, in seconds.</summary>
    /// <value>Above 0 and up to 4,294,967; by default there is no limit.</value>
    public double? TimeoutSeconds { get; init; }

    /// <summary>Gets what each call does differently, for instance the model that is asked.</summary>
    public LlmCallOptions? CallOptions { get; init; }

    /// <summary>Gets the cassette that the models of the runtime play from, so that the report says which of its answers no case asked for. It stays yours to dispose.</summary>
    public Cassette? Cassette { get; init; }

    /// <summary>Gets who is told of each sample that ends.</summary>
    public IProgress<PromptCaseProgress>? Progress { get; init; }

    /// <summary>Gets the clock of the run.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal bool Takes(PromptCase @case) => (Only is null || IsOnly(@case.FullName, Only)) && Filter?.Invoke(@case) != false;

    internal void Validate()
    {
        if (Samples < 1)
            throw new ArgumentOutOfRangeException(nameof(Samples), Samples, $"'{nameof(PromptCaseOptions)}.{nameof(Samples)}' must be 1 or more.");
        if (MinPassRate is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(MinPassRate), MinPassRate, $"'{nameof(PromptCaseOptions)}.{nameof(MinPassRate)}' must be above 0 and at most 1.");
        if (MaxConcurrency < 1)
            throw new ArgumentOutOfRangeException(nameof(MaxConcurrency), MaxConcurrency, $"'{nameof(PromptCaseOptions)}.{nameof(MaxConcurrency)}' must be 1 or more.");
        if (BudgetUsd is <= 0)
            throw new ArgumentOutOfRangeException(nameof(BudgetUsd), BudgetUsd, $"'{nameof(PromptCaseOptions)}.{nameof(BudgetUsd)}' must be above 0 USD.");
        ArgumentNullException.ThrowIfNull(TimeProvider);
    }

    // A name ends where the next part of the full name begins, so that 'ReadAsync' is not 'ReadAsync2' too.
    private static bool IsOnly(string fullName, string only) =>
        fullName.StartsWith(only, StringComparison.Ordinal) && (fullName.Length == only.Length || fullName[only.Length] is '.' or '/');
}

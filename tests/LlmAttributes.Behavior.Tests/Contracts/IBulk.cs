namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Calls that are made for many items.</summary>
[LlmClient]
[Model(Models.Fast)]
[TracePerformance]
public partial interface IBulk
{
    [Prompt("Sort {text}."), Many(MaxConcurrency = 2)]
    Task<LlmResult<string>> SortAsync(string text, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

    [Prompt("Rate {text} for {reader}."), Many(InOrder = true)]
    ValueTask<string> RateAsync(string text, string reader, CancellationToken cancellationToken = default);

    [Prompt("Keep {text}."), Many, Cache(DurationSeconds = 60)]
    Task<string> KeepAsync(string text, CancellationToken cancellationToken = default);

    [Prompt("Spend on {text}."), Many(MaxConcurrency = 1, BudgetUsd = 0.0008, TimeoutSeconds = 5)]
    Task<LlmResult<string>> SpendAsync(string text, CancellationToken cancellationToken = default);
}

namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Budgets of a contract, of a call and of each tenant.</summary>
[LlmClient]
[Model(Models.Fast), ModelOptions(MaxOutputTokens = 100)]
[Budget(PerCallUsd = 0.1, MonthlyUsd = 0.01, TimeZone = "Europe/Berlin")]
public partial interface IMetered
{
    [Prompt("Answer: {question}")]
    Task<string> AnswerAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("Answer: {question}"), Budget(PerTenantUsd = 0.0006)]
    Task<LlmResult<string>> ForTenantAsync(string question, [Tenant] string? tenant, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

    [Prompt("Answer: {question}"), Budget(PerMinuteUsd = 0.0006, OnExceeded = OnExceeded.Wait)]
    IAsyncEnumerable<string> SlowlyAsync(string question, [Tenant] string? tenant = null, CancellationToken cancellationToken = default);
}

namespace LlmAttributes.Behavior.Tests.Contracts;

[LlmClient, Model("fast"), MonitorQuality(MinScore = 0.4)]
internal partial interface IMonitored
{
    [Prompt("When does the train to {town} arrive?")]
    Task<LlmResult<string>> FlagAsync(string town, CancellationToken cancellationToken = default);

    [Prompt("When does the train to {town} arrive?"), MonitorQuality(OnLow = OnLow.Retry, MaxRetries = 2)]
    Task<string> RetryAsync(string town, CancellationToken cancellationToken = default);

    [Prompt("When does the train to {town} arrive?"), MonitorQuality(OnLow = OnLow.Escalate, EscalateTo = "smart")]
    Task<LlmResult<string>> EscalateAsync(string town, CancellationToken cancellationToken = default);

    [Prompt("When does the train to {town} arrive?"), MonitorQuality(OnLow = OnLow.Fail)]
    Task<string> FailAsync(string town, CancellationToken cancellationToken = default);

    [Prompt("When does the train to {town} arrive?"), MonitorQuality(Enabled = false)]
    Task<LlmResult<string>> UnwatchedAsync(string town, CancellationToken cancellationToken = default);

    [Prompt("When does the train to {town} arrive?")]
    IAsyncEnumerable<string> StreamAsync(string town, CancellationToken cancellationToken = default);
}

namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>An interface of somebody else, with policies around it.</summary>
[Decorate]
[RetryWithBackoff(MaxAttempts = 3, BaseDelaySeconds = 0.1)]
[TracePerformance]
public partial interface IStore
{
    event EventHandler? Changed;

    int Count { get; set; }

    [Timeout(TotalSeconds = 5)]
    Task<string> FindAsync(string key, CancellationToken cancellationToken = default);

    ValueTask SaveAsync(string key);

    string Describe(int depth);
}

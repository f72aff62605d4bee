namespace LlmAttributes.Benchmarks.Tracing;

/// <summary>The same call with and without tracing.</summary>
[LlmClient]
[RetryWithBackoff(MaxAttempts = 3)]
[Timeout(TotalSeconds = 40, AttemptSeconds = 10)]
public partial interface ITracedContract
{
    [Prompt("Greet {name}."), TracePerformance]
    Task<string> TracedAsync(string name, CancellationToken cancellationToken = default);

    [Prompt("Greet {name}.")]
    Task<string> UntracedAsync(string name, CancellationToken cancellationToken = default);
}

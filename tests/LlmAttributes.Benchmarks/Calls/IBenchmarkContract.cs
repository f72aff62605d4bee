namespace LlmAttributes.Benchmarks.Calls;

/// <summary>The same prompt with all policies and with none.</summary>
[LlmClient]
public partial interface IBenchmarkContract
{
    [Prompt("Greet {name} in {language}.\nBe brief.")]
    [RouteBy(RouteStrategy.Cost, Models.Cheap, Models.Dear)]
    [RetryWithBackoff(MaxAttempts = 3, BaseDelaySeconds = 0.2, Factor = 2)]
    [Timeout(TotalSeconds = 40, AttemptSeconds = 10)]
    [CircuitBreaker]
    [TracePerformance]
    Task<string> FullAsync(string name, string language, CancellationToken cancellationToken = default);

    [Prompt("Greet {name} in {language}.\nBe brief.")]
    [Model(Models.Cheap)]
    [RetryWithBackoff(MaxAttempts = 3, BaseDelaySeconds = 0.2, Factor = 2)]
    [Timeout(TotalSeconds = 40, AttemptSeconds = 10)]
    [CircuitBreaker]
    Task<string> ResilientAsync(string name, string language, CancellationToken cancellationToken = default);

    [Prompt("Greet {name} in {language}.\nBe brief.")]
    Task<string> BareAsync(string name, string language, CancellationToken cancellationToken = default);
}

using LlmAttributes;

namespace Shop;

[LlmClient]
[SystemPrompt("You triage support mail.")]
[RetryWithBackoff(MaxAttempts = 2, BaseDelaySeconds = 0.01)]
[Timeout(TotalSeconds = 60, AttemptSeconds = 20)]
[TracePerformance]
public partial interface ISupportDesk
{
    [Prompt("Greet {name} in one line.")]
    [Model(Models.Small)]
    Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);

    [Prompt(File = "Prompts/classify.prompt.md")]
    [Model(Models.Small)]
    Task<Category> ClassifyAsync(string body, CancellationToken cancellationToken = default);

    [Prompt("Count the words of: {body}")]
    [Model(Models.Medium)]
    ValueTask<int> CountAsync(string body, CancellationToken cancellationToken = default);

    [Prompt("Summarise: {body}")]
    [RouteBy(RouteStrategy.Cost, Models.Large, Models.Small)]
    Task<LlmResult<string>> SummariseAsync(string body, CancellationToken cancellationToken = default);

    [Prompt("Extract: {body}")]
    [Model(Models.Medium)]
    Task<LlmResult<Ticket>> ExtractAsync(string body, CancellationToken cancellationToken = default);

    [Prompt("Extract none of: {body}")]
    [Model(Models.Medium)]
    Task<IReadOnlyList<int>?> DeclineAsync(string body, CancellationToken cancellationToken = default);

    [Prompt("Classify by vote: {body}")]
    [Ensemble(MergeStrategy.MajorityVote, Models.Small, Models.Medium, Models.Large)]
    Task<EnsembleResponse<Category>> VoteAsync(string body, CancellationToken cancellationToken = default);

    [Prompt("Fail: {body}")]
    [RouteBy(RouteStrategy.Cost, Models.Broken)]
    [CircuitBreaker(WhenAllOpen = WhenAllOpen.Fail)]
    [Hedge(DelaySeconds = 30)]
    [Bulkhead(MaxConcurrency = 4)]
    [Fallback(Models.Broken2)]
    [Fallback(Method = nameof(ApologiseAsync), On = ErrorKinds.ServerError)]
    [Fallback(Value = "never")]
    Task<string> FailAsync(string body, CancellationToken cancellationToken = default);

    Task<string> ApologiseAsync(string body, CancellationToken cancellationToken) => Task.FromResult($"sorry about {body}");

    [Prompt("Tell of {topic}.")]
    [Model(Models.Small)]
    IAsyncEnumerable<string> TellAsync(string topic, CancellationToken cancellationToken = default);
}

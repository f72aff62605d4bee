using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Workflows that are started again, with steps of every kind. The last step of each fails as long as it is told to.</summary>
[LlmClient]
[Model(Models.Fast)]
[ModelOptions(MaxOutputTokens = 1000)]
public partial interface IRestarts
{
    [Prompt("Say {text}")]
    Task<string> SayAsync(string text, CancellationToken cancellationToken = default);

    [Prompt("Slowly {text}")]
    [Timeout(AttemptSeconds = 1)]
    [RetryWithBackoff(MaxAttempts = 2, BaseDelaySeconds = 0.1)]
    Task<string> SlowlyAsync(string text, CancellationToken cancellationToken = default);

    [Prompt("Count {text}")]
    [Repair(MaxReasks = 1)]
    Task<int> CountAsync(string text, CancellationToken cancellationToken = default);

    [Prompt("Use {text}")]
    Task<string> UseAsync(string text, AIFunction tool, CancellationToken cancellationToken = default);

    [Prompt("Hide {pin}")]
    Task<string> HideAsync([Sensitive] string pin, CancellationToken cancellationToken = default);

    [Prompt("Chat {text}")]
    IAsyncEnumerable<string> ChatAsync([Memory] string conversation, string text, CancellationToken cancellationToken = default);

    [Prompt("Values {text}")]
    IAsyncEnumerable<int> ValuesAsync([Memory] string conversation, string text, CancellationToken cancellationToken = default);

    [Prompt("Vote {text}")]
    [Ensemble(MergeStrategy.MajorityVote, Models.Fast, Models.Local)]
    Task<EnsembleResponse<string>> VoteAsync([Memory] string conversation, string text, CancellationToken cancellationToken = default);

    [Prompt("Read {document}")]
    Task<string> ReadAsync([Chunk(MaxTokens = 12, MaxConcurrency = 1)] string document, CancellationToken cancellationToken = default);

    [Workflow(BudgetUsd = 0.02)]
    async Task<string> AllAsync(Func<IRestarts, CancellationToken, Task<string>> step, [RunId] string? run = null, IProgress<WorkflowEvent>? progress = null, CancellationToken cancellationToken = default) =>
        await step(this, cancellationToken) + await SayAsync("end", cancellationToken);

    [Workflow]
    async Task<string> PartAsync([RunId] string? run = null, CancellationToken cancellationToken = default) =>
        await SayAsync("part", cancellationToken) + await SayAsync("end", cancellationToken);

    [Workflow(BudgetUsd = 0.02)]
    async Task<string> TwiceAsync(string part, CancellationToken cancellationToken = default)
    {
        try
        {
            return await PartAsync(part, cancellationToken);
        }
        catch (WorkflowException)
        {
            return await PartAsync(part, cancellationToken);
        }
    }

    [Workflow(BudgetUsd = 0.01)]
    async Task<string> WithinAsync(CancellationToken cancellationToken = default) => await SayAsync("within", cancellationToken) + await SayAsync("end", cancellationToken);

    [Workflow]
    async Task<string> AroundAsync([RunId] string run, CancellationToken cancellationToken = default) => await SayAsync("before", cancellationToken) + await WithinAsync(cancellationToken);

    [Workflow]
    IAsyncEnumerable<string> PassAsync(IAsyncEnumerable<string> items, [RunId] string run, IProgress<WorkflowEvent>? progress = null) => items;

    static async Task<string> JoinAsync<T>(IAsyncEnumerable<T> items)
    {
        var text = "";
        await foreach (var item in items)
            text += item;
        return text;
    }
}

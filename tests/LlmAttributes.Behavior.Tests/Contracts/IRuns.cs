namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>A workflow that goes on where it was cut off.</summary>
[LlmClient]
[Model(Models.Fast)]
[ModelOptions(MaxOutputTokens = 1000)]
public partial interface IRuns
{
    [Prompt("Shorten {text}")]
    Task<string> ShortenAsync([Untrusted] string text, CancellationToken cancellationToken = default);

    [Prompt("Count {text}")]
    Task<Tally> CountAsync(string text, CancellationToken cancellationToken = default);

    [Prompt("Join {lines:bullets}")]
    IAsyncEnumerable<string> JoinAsync(IReadOnlyList<string> lines, CancellationToken cancellationToken = default);

    [Workflow(BudgetUsd = 0.02)]
    async Task<string> ReadAsync(IReadOnlyList<string> texts, [RunId] string? run = null, IProgress<WorkflowEvent>? progress = null, CancellationToken cancellationToken = default)
    {
        var parts = await Workflow.ParallelAsync(texts, async (text, token) => await ShortenAsync(text, token), maxConcurrency: 2, cancellationToken);
        var tally = await CountAsync(parts[0], cancellationToken);
        var joined = "";
        await foreach (var piece in JoinAsync(parts, cancellationToken))
            joined += piece;
        return $"{tally.Words}: {joined}";
    }

    [Workflow]
    async Task<string> EscalateAsync([RunId] string? run = null, CancellationToken cancellationToken = default) =>
        await Workflow.EscalateAsync<string>([async token => await ShortenAsync("a", token), async token => await ShortenAsync("b", token)], static _ => true, cancellationToken);

    [Workflow]
    async Task<int> CollectAsync([RunId] string? run = null, CancellationToken cancellationToken = default) =>
        (await Workflow.CollectAsync<string, string>(["a", "b"], async (text, token) => await ShortenAsync(text, token), maxConcurrency: 1, cancellationToken)).Count;

    [Workflow]
    async Task<string> FirstGoodAsync([RunId] string? run = null, CancellationToken cancellationToken = default) =>
        await Workflow.FirstGoodAsync<string>([async token => await ShortenAsync("a", token), async token => await ShortenAsync("b", token)], maxConcurrency: 1, cancellationToken: cancellationToken);

    sealed record Tally(int Words);
}

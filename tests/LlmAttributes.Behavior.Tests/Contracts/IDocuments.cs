namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Calls whose argument is cut into chunks.</summary>
[LlmClient]
[Model(Models.Fast)]
[TracePerformance]
public partial interface IDocuments
{
    [SystemPrompt("You work for {firm}.")]
    [Prompt("Summarise for {reader}:\n{document}")]
    Task<LlmResult<string>> SummariseAsync(
        string firm, [Chunk(MaxTokens = 12, MaxConcurrency = 2)] string? document, string reader = "all", LlmCallOptions? options = null, IProgress<ChunkProgress>? progress = null, CancellationToken cancellationToken = default);

    [Prompt("{document}")]
    ValueTask<string> OfStreamAsync([Chunk(MaxTokens = 12, Merge = ChunkMerge.Concat)] Stream document, CancellationToken cancellationToken = default);

    [Prompt("{document}")]
    Task<string> OfStreamAsync([Chunk(MaxTokens = 12, Merge = ChunkMerge.Concat)] string document, CancellationToken cancellationToken = default);

    [Prompt("{document}")]
    Task<string> OfFileAsync([Chunk(MaxTokens = 12, Merge = ChunkMerge.Concat)] FileInfo document, CancellationToken cancellationToken = default);

    [Prompt("{document}")]
    Task<string> OfPiecesAsync([Chunk(MaxTokens = 12, Merge = ChunkMerge.Concat)] IAsyncEnumerable<string> document, CancellationToken cancellationToken = default);

    [Prompt("{document}")]
    Task<string> RefineAsync([Chunk(MaxTokens = 12, Merge = ChunkMerge.Refine)] string document, CancellationToken cancellationToken = default);

    [Prompt("{document}")]
    Task<LlmResult<string>> BestAsync([Chunk(MaxTokens = 12, Merge = ChunkMerge.Best)] string document, CancellationToken cancellationToken = default);

    [Prompt("Names in {document}")]
    Task<IReadOnlyList<string>> NamesAsync([Chunk(MaxTokens = 12, Merge = ChunkMerge.Concat)] string document, CancellationToken cancellationToken = default);

    [Prompt("Bill in {document}")]
    Task<Bill> BillAsync([Untrusted, Chunk(MaxTokens = 12)] string document, CancellationToken cancellationToken = default);

    [Prompt("{document}")]
    [Cache(DurationSeconds = 60)]
    Task<string> CachedAsync([Sensitive, Chunk(MaxTokens = 12, ReducePrompt = "Merge these {count}: {answers}")] string document, CancellationToken cancellationToken = default);

    [Prompt("{document}")]
    Task<LlmResult<string>> SkipAsync(
        [Chunk(MaxTokens = 12, Merge = ChunkMerge.Concat, MaxConcurrency = 1, OnChunkFailure = OnChunkFailure.Skip, MaxFailedShare = 0.5)] string document, CancellationToken cancellationToken = default);

    [Prompt("{document}")]
    [Budget(PerCallUsd = 0.001)]
    [ModelOptions(MaxOutputTokens = 400)]
    Task<string> BudgetedAsync([Chunk(MaxTokens = 12, Merge = ChunkMerge.Concat, MaxConcurrency = 1)] string document, CancellationToken cancellationToken = default);

    [Prompt("{document}")]
    [Timeout(TotalSeconds = 10)]
    Task<string> LimitedAsync([Chunk(MaxTokens = 12, Merge = ChunkMerge.Concat, MaxConcurrency = 1)] string document, CancellationToken cancellationToken = default);

    [Prompt("Kind of {document}")]
    [Ensemble(MergeStrategy.MajorityVote, Models.Local, Models.Fast, Models.Smart)]
    Task<LlmResult<Mood>> MoodAsync([Chunk(MaxTokens = 12, Merge = ChunkMerge.Best)] string document, CancellationToken cancellationToken = default);

    [Prompt("{document}")]
    IAsyncEnumerable<string> TellAsync([Chunk(MaxTokens = 12)] string document, CancellationToken cancellationToken = default);

    [Prompt("{document}")]
    IAsyncEnumerable<string> TellAllAsync([Chunk(MaxTokens = 12, Merge = ChunkMerge.Concat)] string document, CancellationToken cancellationToken = default);

    [Prompt("{document}")]
    IAsyncEnumerable<string> TellRefinedAsync([Chunk(MaxTokens = 12, Merge = ChunkMerge.Refine)] string document, CancellationToken cancellationToken = default);
}

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Calls that read a document chunk by chunk below all other policies.</summary>
[LlmClient, SystemPrompt("You are brief.")]
[Model(Keys.OpenAI), Fallback(Keys.Anthropic), CircuitBreaker, Budget(PerCallUsd = 1), TracePerformance]
public partial interface IReader
{
    [Prompt("Summarise:\n{document}"), Cache]
    Task<LlmResult<string>> SummariseAsync([Untrusted, Chunk(MaxTokens = 100, Format = DocumentFormat.Markdown)] string document, CancellationToken cancellationToken = default);

    [Prompt("Summarise:\n{document}")]
    Task<LlmResult<string>> ReadAsync([Chunk(MaxTokens = 100, Merge = ChunkMerge.Concat, MaxConcurrency = 1)] FileInfo document, CancellationToken cancellationToken = default);

    [Prompt("Summarise:\n{document}")]
    IAsyncEnumerable<string> TellAsync([Chunk(MaxTokens = 100)] Stream document, LlmCallOptions? options = null, IProgress<ChunkProgress>? progress = null, CancellationToken cancellationToken = default);
}

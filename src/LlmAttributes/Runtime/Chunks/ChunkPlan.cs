namespace LlmAttributes.Runtime;

/// <summary>The cutting of a long argument, as <see cref="ChunkAttribute"/> declares it. What is <see langword="null"/> has the default that the attribute names.</summary>
/// <param name="Parameter">The name of the parameter.</param>
public sealed record ChunkPlan(string Parameter)
{
    private const int DefaultMaxTokens = 2_000;
    private const int DefaultMaxConcurrency = 4;
    private const double DefaultFailedShare = 0.2;

    // The least that IDocumentChunker of LlmAttributes.Text cuts to.
    private const int LeastTokens = 8;

    // Chunks that may grow a little where the text hangs together, and not many small ones, since each is a request.
    private const double TargetShare = 0.8;

    /// <summary>Gets the tokens that no chunk exceeds; at least 8.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Gets the tokens that a chunk may repeat of the one before; at least 0.</summary>
    public int? Overlap { get; init; }

    /// <summary>Gets how the text is written.</summary>
    public DocumentFormat Format { get; init; }

    /// <summary>Gets how the answers become one.</summary>
    public ChunkMerge Merge { get; init; }

    /// <summary>Gets what the model is asked that merges answers.</summary>
    public string? ReducePrompt { get; init; }

    /// <summary>Gets how many chunks are asked at once; at least 1.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>Gets what happens when a chunk fails.</summary>
    public OnChunkFailure OnChunkFailure { get; init; }

    /// <summary>Gets the share of the chunks that may fail; 0 to 1.</summary>
    public double? MaxFailedShare { get; init; }

    internal int Tokens => MaxTokens ?? DefaultMaxTokens;

    internal int Concurrency => Merge == ChunkMerge.Refine ? 1 : MaxConcurrency ?? DefaultMaxConcurrency;

    internal double FailedShare => OnChunkFailure == OnChunkFailure.Fail ? 0 : MaxFailedShare ?? DefaultFailedShare;

    /// <summary>What of the plan an answer depends on.</summary>
    internal string Fingerprint => FormattableString.Invariant($"|{Merge}|{Tokens}|{Overlap}|{Format}|{FailedShare}|{ReducePrompt}");

    internal ChunkLimits Limits(ITokenCounter counter) =>
        new(Tokens) { OverlapTokens = Overlap ?? 0, TargetTokens = Math.Max(1, (int)(Tokens * TargetShare)), Format = Format, TokenCounter = counter };

    /// <summary>The plan of a part of the call: what holds for the whole call is not its own.</summary>
    /// <param name="call">The plan of the call.</param>
    /// <param name="part">Which part it is.</param>
    internal CallPlan PartOf(CallPlan call, string part) => call with
    {
        Chunk = null,
        Part = part,
        Bulkhead = null,
        Cache = null,
        Optimize = null,
        Retrieve = [],
        Timeout = call.Timeout is { } timeout ? timeout with { TotalSeconds = null } : null,
        Budget = call.Budget is { } budget ? budget with { PerCallUsd = null } : null,

        // The best can only be told by scores.
        Quality = Merge == ChunkMerge.Best ? call.Quality ?? new() { MinScore = 0 } : call.Quality,
    };

    internal void FindFaults(string call, List<string> faults)
    {
        Require(nameof(MaxTokens), MaxTokens, MaxTokens is null or >= LeastTokens, "8 or more");
        Require(nameof(Overlap), Overlap, Overlap is null or >= 0 && !(Overlap > Tokens / 2), "0 to half of MaxTokens");
        Require(nameof(MaxConcurrency), MaxConcurrency, MaxConcurrency is null or >= 1, "1 or more");
        Require(nameof(MaxFailedShare), MaxFailedShare, MaxFailedShare is null or (>= 0 and <= 1), "0 to 1");

        void Require(string name, IFormattable? value, bool holds, string demand)
        {
            if (!holds)
                faults.Add(FormattableString.Invariant($"'{call}' sets 'Chunk.{name}' to {value}; make it {demand}."));
        }
    }
}

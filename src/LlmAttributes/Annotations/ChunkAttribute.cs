namespace LlmAttributes;

/// <summary>Marks the parameter of a call whose text may be too long for one request: the call then runs for each chunk of it, and its answers are merged.</summary>
/// <remarks>
/// <para>The parameter is a string, a <see cref="Stream"/>, a <see cref="FileInfo"/> or an <see cref="IAsyncEnumerable{T}"/> of strings. A text that fits into one chunk is asked as if the attribute were not
/// there. Who cuts is set by <c>UseTextChunking()</c> of the package LlmAttributes.Text.</para>
/// <para>Retries, fallbacks, ensembles and guards hold for each chunk; the total limit of <see cref="TimeoutAttribute"/>, <see cref="BudgetAttribute.PerCallUsd"/>, <see cref="BulkheadAttribute"/> and
/// <see cref="CacheAttribute"/> hold for the whole call. A parameter of the type <see cref="IProgress{T}"/> of <see cref="ChunkProgress"/> is told of each chunk.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ChunkAttribute : Attribute
{
    /// <summary>Gets or sets the tokens that no chunk exceeds, as the call's first model counts them.</summary>
    /// <value>At least 8; the default is 2,000.</value>
    public int MaxTokens { get; set; } = 2_000;

    /// <summary>Gets or sets the tokens that a chunk may repeat from the end of the chunk before, in whole sentences.</summary>
    /// <value>At least 0 and at most half of <see cref="MaxTokens"/>; the default is 0.</value>
    public int Overlap { get; set; }

    /// <summary>Gets or sets how the text is written, which tells where it is cut best.</summary>
    /// <value>The default is <see cref="DocumentFormat.Auto"/>: by the name of a <see cref="FileInfo"/>, else plain text.</value>
    public DocumentFormat Format { get; set; }

    /// <summary>Gets or sets how the answers to the chunks become one.</summary>
    /// <value>The default is <see cref="ChunkMerge.MapReduce"/>.</value>
    public ChunkMerge Merge { get; set; }

    /// <summary>Gets or sets what the model is asked that merges answers, or adds a chunk to the answer so far.</summary>
    /// <value><c>{answers}</c> stands for the answers, and <c>{count}</c> for how many there are. By default the request itself is repeated with the answers.</value>
    public string? ReducePrompt { get; set; }

    /// <summary>Gets or sets how many chunks are asked at once.</summary>
    /// <value>At least 1; the default is 4. <see cref="ChunkMerge.Refine"/> asks one after the other.</value>
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>Gets or sets what happens when a chunk fails.</summary>
    /// <value>The default is <see cref="OnChunkFailure.Fail"/>.</value>
    public OnChunkFailure OnChunkFailure { get; set; }

    /// <summary>Gets or sets the share of the chunks that may fail where they are skipped.</summary>
    /// <value>0 to 1; the default is 0.2. A call none of whose chunks was answered always fails.</value>
    public double MaxFailedShare { get; set; } = double.NaN;
}

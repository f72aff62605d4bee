using System.Globalization;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>How a <see cref="ContextStore"/> cuts, analyses and ranks.</summary>
public sealed class ContextStoreOptions
{
    /// <summary>Gets or sets the name in telemetry.</summary>
    /// <value>The default is <c>context</c>.</value>
    public string Name { get; set; } = "context";

    /// <summary>Gets or sets how documents are cut.</summary>
    /// <value>The default is plain text to 512 tokens.</value>
    public ChunkerOptions Chunking { get; set; } = new();

    /// <summary>Gets or sets the language of documents that do not say theirs.</summary>
    /// <value>The default, <see langword="null"/>, tells it by the text; a text too short to tell is taken as English.</value>
    public string? Language { get; set; }

    /// <summary>Gets or sets how fields and lengths weigh.</summary>
    public LexicalWeights Weights { get; set; } = LexicalWeights.Default;

    /// <summary>Gets or sets what finds passages by meaning, beside their words.</summary>
    /// <value>
    /// The default, <see langword="null"/>, is words alone. <see cref="LexicalEmbeddingGenerator"/> needs no model, but knows only how words are written: it finds misspelt words and other forms, at some
    /// loss of order where words are written right.
    /// </value>
    public IEmbeddingGenerator<string, Embedding<float>>? Embeddings { get; set; }

    /// <summary>Gets or sets how words and vectors make one order.</summary>
    /// <value>The default is <see cref="ScoreFusion.ReciprocalRank"/>.</value>
    public ScoreFusion Fusion { get; set; }

    /// <summary>Gets or sets the share of vectors in the order.</summary>
    /// <value>The default is 0.5.</value>
    public double VectorShare { get; set; } = 0.5;

    /// <summary>Gets or sets how little the first places differ from the next where <see cref="ScoreFusion.ReciprocalRank"/> adds up places.</summary>
    /// <value>The default is 60, as in the paper that introduced it (Cormack, Clarke and Büttcher, 2009); at least 0.</value>
    public double RankOffset { get; set; } = FusionWeights.Default.RankOffset;

    /// <summary>Gets or sets what orders the best passages anew.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public PassageReranker? Reranker { get; set; }

    /// <summary>Gets or sets how many passages are asked of the index by words, and by vectors.</summary>
    /// <value>The default is 200; more when a query wants more than a quarter of them.</value>
    public int Candidates { get; set; } = 200;

    /// <summary>Gets or sets the share of words from which two passages are taken as the same, so that only the better one is found.</summary>
    /// <value>The default is 0.95; above 1 keeps all.</value>
    public double DuplicateShare { get; set; } = 0.95;

    /// <summary>Gets or sets what counts the tokens of a context.</summary>
    /// <value>The default, <see langword="null"/>, estimates by scripts and lengths of words.</value>
    public ITokenCounter? TokenCounter { get; set; }

    /// <summary>Hashes what decides which passages are found, as far as it can be seen.</summary>
    internal UInt128 Fingerprint() => DocumentFingerprint.Of(string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}\n{Language}\n{Weights.Saturation:R} {Weights.LengthShare:R} {Weights.Title:R} {Weights.Nearness:R} {Fusion} {VectorShare:R} {RankOffset:R} {Candidates} {DuplicateShare:R} {Embeddings is null} {Reranker is null}"));

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Chunking);
        ArgumentNullException.ThrowIfNull(Weights);
        ArgumentException.ThrowIfNullOrWhiteSpace(Name);
        Chunking.Validate();
        if (Candidates < 1)
            throw new ArgumentOutOfRangeException(nameof(Candidates), Candidates, "Candidates of a context store is below 1; the default is 200.");
        if (!(VectorShare >= 0 && VectorShare <= 1))
            throw new ArgumentOutOfRangeException(nameof(VectorShare), VectorShare, "VectorShare of a context store is outside 0 and 1; the default is 0.5.");
        if (!(RankOffset >= 0))
            throw new ArgumentOutOfRangeException(nameof(RankOffset), RankOffset, "RankOffset of a context store is below 0; the default is 60.");
        if (!(DuplicateShare > 0))
            throw new ArgumentOutOfRangeException(nameof(DuplicateShare), DuplicateShare, "DuplicateShare of a context store is not above 0; the default is 0.95.");
        if (Fusion is < ScoreFusion.ReciprocalRank or > ScoreFusion.Weighted)
            throw new ArgumentOutOfRangeException(nameof(Fusion), Fusion, "Fusion of a context store is no ScoreFusion; name one.");
    }
}

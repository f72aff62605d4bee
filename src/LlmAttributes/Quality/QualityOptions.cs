using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What a <see cref="QualityScorer"/> looks at.</summary>
public sealed class QualityOptions
{
    /// <summary>Gets or sets the checks of the library.</summary>
    /// <value>The default is <see cref="QualityChecks.Default"/>.</value>
    public QualityChecks Checks { get; set; } = QualityChecks.Default;

    /// <summary>Gets the checks of one's own.</summary>
    public IList<IQualityCheck> OwnChecks { get; } = [];

    /// <summary>Gets or sets what makes embeddings, by which <see cref="QualityChecks.Groundedness"/> also finds support in other words.</summary>
    /// <value>The default is <see langword="null"/>: only equal words are support.</value>
    public IEmbeddingGenerator<string, Embedding<float>>? Embeddings { get; set; }

    /// <summary>Gets or sets the model that judges each answer beside the checks; each judgement is a call with its cost.</summary>
    /// <value>The default is <see langword="null"/>: nobody.</value>
    public IChatClient? Judge { get; set; }

    /// <summary>Gets the weights of checks by name, in place of the library's; see <see cref="QualityFinding.Weight"/>.</summary>
    public IDictionary<string, double> Weights { get; } = new Dictionary<string, double>(StringComparer.Ordinal);
}

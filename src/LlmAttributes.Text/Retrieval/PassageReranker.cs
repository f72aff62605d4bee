namespace LlmAttributes;

/// <summary>Scores passages against a query anew, such as by a cross-encoder.</summary>
/// <param name="query">The query.</param>
/// <param name="passages">The passages, the best first.</param>
/// <param name="cancellationToken">Ends the scoring.</param>
/// <returns>A score for each passage; higher is better.</returns>
public delegate ValueTask<IReadOnlyList<double>> PassageReranker(ContextQuery query, IReadOnlyList<FoundPassage> passages, CancellationToken cancellationToken);

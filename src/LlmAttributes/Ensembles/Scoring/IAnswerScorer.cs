namespace LlmAttributes;

/// <summary>Scores answers to one request, for <c>BestOfN</c>.</summary>
/// <typeparam name="T">The type of the answers.</typeparam>
public interface IAnswerScorer<T>
{
    /// <summary>Scores answers. Called from any thread.</summary>
    /// <param name="panel">The answers and their request.</param>
    /// <param name="cancellationToken">Cancels the scoring.</param>
    /// <returns>One score per answer.</returns>
    ValueTask<AnswerScores> ScoreAsync(AnswerPanel<T> panel, CancellationToken cancellationToken);
}

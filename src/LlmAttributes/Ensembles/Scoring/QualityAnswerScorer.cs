namespace LlmAttributes;

/// <summary>Scores answers by what can be seen of them, each on its own; what was scored already keeps its score.</summary>
/// <typeparam name="T">The type of the answers.</typeparam>
/// <param name="scorer">Scores a text.</param>
public sealed class QualityAnswerScorer<T>(QualityScorer scorer) : IAnswerScorer<T>
{
    private readonly QualityScorer _scorer = scorer ?? throw new ArgumentNullException(nameof(scorer));

    /// <inheritdoc/>
    public async ValueTask<AnswerScores> ScoreAsync(AnswerPanel<T> panel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(panel);
        var values = new double[panel.Entries.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var entry = panel.Entries[i];
            values[i] = entry.Quality ?? (await _scorer.ScoreAsync(new(entry.Text) { Request = panel.Request }, cancellationToken).ConfigureAwait(false)).Value;
        }

        return new(values);
    }
}

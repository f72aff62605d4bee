namespace LlmAttributes;

/// <summary>How good each of several answers is.</summary>
/// <param name="Values">One score per answer, 0 to 1, in the order of the answers; <see cref="double.NaN"/> for one that could not be scored.</param>
public sealed record AnswerScores(IReadOnlyList<double> Values)
{
    /// <summary>Gets what was asked of models to score them; their tokens and cost belong to the call.</summary>
    public IReadOnlyList<AttemptRecord> Attempts { get; init; } = [];

    /// <summary>Finds the best answer.</summary>
    /// <returns>The index of the highest score, the first of several; -1 when none has a score.</returns>
    public int Best()
    {
        var best = -1;
        for (var i = 0; i < Values.Count; i++)
        {
            if (!double.IsNaN(Values[i]) && (best < 0 || Values[i] > Values[best]))
                best = i;
        }

        return best;
    }
}

namespace LlmAttributes;

/// <content>The judgements of users.</content>
public sealed partial class QualityMonitor
{
    /// <summary>Joins a user's judgement to the call that gave the answer: its series, and whoever learns from it: the route that chose the model, the weights and the confidence of an ensemble, the query.</summary>
    /// <param name="resultId">The id of the result, see <see cref="LlmResult{T}.ResultId"/>.</param>
    /// <param name="score">The judgement, from 0 to 1.</param>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>Whether the result is known: <see langword="false"/> when it was judged already, is too old (see <see cref="QualityMonitorOptions.MaxResults"/>), or is another process's.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The score is not between 0 and 1.</exception>
    public async ValueTask<bool> FeedbackAsync(string resultId, double score, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resultId);
        RouteFeedback.Check(score);
        if (_results.Take(resultId) is not { } target)
            return false;
        Judge(target.Call, target.Model, score);
        target.Learn?.Invoke(score);
        Log.FeedbackGiven(_logger, target.Call, target.Model, score);
        try
        {
            FeedbackGiven?.Invoke(this, new(resultId, target.Call, target.Model, score));
        }
        catch (Exception exception)
        {
            Log.QualityHandlerFailed(_logger, exception);
        }

        if (HasStore)
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Joins a user's verdict to the call that gave the answer.</summary>
    /// <param name="resultId">The id of the result.</param>
    /// <param name="isCorrect">Whether the answer is right; counts as 1 or 0.</param>
    /// <returns>Whether the result is known.</returns>
    public ValueTask<bool> FeedbackAsync(string resultId, bool isCorrect) => FeedbackAsync(resultId, isCorrect ? 1.0 : 0.0);

    /// <summary>Makes a result known.</summary>
    /// <returns>Its id.</returns>
    internal string Register(FeedbackTarget target)
    {
        // It comes back from outside, so it must not be guessed.
        var id = Convert.ToHexString(_randomBytes(16));
        _results.Add(id, target);
        return id;
    }
}

using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>What becomes of answers whose score is too low.</summary>
internal sealed partial class CallEngine
{
    /// <summary>Scores the answers, where that is declared.</summary>
    public QualityWatch? Quality { get; init; }

    /// <summary>The model that is asked in place of one whose score is too low, where one is declared.</summary>
    public Candidate? QualityEscalation { get; init; }

    /// <summary>Takes the score of an answer and decides whether somebody is asked again.</summary>
    /// <returns>Whom to ask, or <see langword="null"/>.</returns>
    /// <exception cref="LlmException">The score is too low, and the call is to fail then.</exception>
    private Candidate? Judge(CallFrame frame, Candidate candidate)
    {
        if (frame.Quality is not { } score)
            return null;
        RecordQuality(frame, candidate, score);
        if (score.Value >= Quality!.MinScore)
            return null;
        Log.LowQuality(_logger, _name, candidate.Model.Key, score.Value, Quality.MinScore);
        if (frame.IsMember || Quality.OnLow == OnLow.Flag)
            return null;
        if (Quality.OnLow == OnLow.Fail)
            throw TooLow(frame, candidate, score);
        if (frame.QualityRetries >= Quality.MaxRetries || Attempts(frame) >= _maxTotalAttempts || frame.Caller.IsCancellationRequested)
            return null;
        frame.QualityRetries++;
        if (frame.Order.IsOpen)
            OrderRest(frame);
        return Quality.OnLow == OnLow.Retry ? candidate : QualityEscalation is { } stronger && stronger != candidate ? stronger : Find(frame, candidate, null);
    }

    private TResult Deliver<TResult>(CallFrame frame, ref CallScope scope, KeptAnswer<TResult> kept)
    {
        scope.Succeeded(kept.Candidate, kept.Response);
        LogDone(frame, kept.Candidate);
        return kept.Result;
    }

    private void RecordQuality(CallFrame frame, Candidate candidate, QualityScore score)
    {
        _runtime.Quality.Record(_name, candidate.Model.Key, score.Value);
        if (_learner is not null)
            FeedbackOf(frame, candidate)!.Report(score.Value);
    }

    private async ValueTask WatchStreamAsync(CallFrame frame, OpenedStream stream)
    {
        var score = await Quality!.ScoreAsync(frame.Messages, frame.Retrieved, frame.Reading, stream.Text!.ToString(), stream.FinishReason, frame.Caller).ConfigureAwait(false);
        if (score is null)
            return;
        frame.Quality = score;
        RecordQuality(frame, stream.Candidate, score);
        if (frame.Query is { } query)
            ReportQuery(query, score.Value, stream.Text!.ToString());
        if (score.Value < Quality.MinScore)
            Log.LowQuality(_logger, _name, stream.Candidate.Model.Key, score.Value, Quality.MinScore);
    }

    private LlmException TooLow(CallFrame frame, Candidate candidate, QualityScore score)
    {
        AccountOf(frame, candidate).MarkFailed();
        var fault = Fault(LlmErrorKind.InvalidResponse, candidate, FormattableString.Invariant(
            $"The answer of model '{candidate.Model.Key}' to '{_name}' has a quality of {score}, below the {Quality!.MinScore} of [MonitorQuality]; improve the prompt, choose a stronger model, or lower MinScore."));
        fault.Attempts = frame.Records ?? [];
        return Report(candidate, fault);
    }
}

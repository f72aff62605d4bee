namespace LlmAttributes.Runtime;

/// <summary>Hedged calls: a second candidate is asked too when the first takes long.</summary>
internal sealed partial class CallEngine
{
    private bool CanHedge(CallFrame frame, Candidate first)
    {
        // Both requests would run the tools, and nobody knows what those change.
        if (frame.IsMember || _order.Count < 2 || frame.CallerOptions is { Tools.Count: > 0 })
            return false;
        _hedging!.CountFirst();
        return Find(frame, first, null) is not null;
    }

    /// <summary>Asks the candidates; several at once where the running ones take long.</summary>
    /// <returns>The first good answer and who gave it, or the last error when none did.</returns>
    private async ValueTask<(AttemptOutcome Outcome, Candidate Candidate)> RaceAsync(CallFrame frame, Candidate first, bool isStream)
    {
        frame.Race = new(first, frame.Attempts);
        var runs = new List<HedgedRun>(2);
        Start(frame, first, isStream, runs);
        try
        {
            while (!runs.TrueForAll(static r => r.Answer.IsCompleted) && !runs.Exists(static r => r.Answer.IsCompletedSuccessfully))
            {
                await WaitForRunsAsync(frame, runs, isStream).ConfigureAwait(false);
                if (!frame.Caller.IsCancellationRequested)
                    continue;

                // The runs were cancelled with their caller; what they cost is booked before the call ends.
                await Task.WhenAll(runs.ConvertAll<Task>(static r => r.Answer)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw new OperationCanceledException(frame.Caller);
            }

            return runs.Find(static r => r.Answer.IsCompletedSuccessfully) is { } winner ? Win(frame, winner, runs) : Lose(frame, runs);
        }
        finally
        {
            foreach (var run in runs)
                Leave(frame, run);
            frame.Race = null;
        }
    }

    private static (AttemptOutcome Outcome, Candidate Candidate) Win(CallFrame frame, HedgedRun winner, List<HedgedRun> runs)
    {
        var (answer, candidate) = winner.Answer.Result;
        runs.Remove(winner);
        if (answer is OpenedStream stream)
            stream.Run = winner;
        else
            Gather(frame, winner);
        return (new(answer, null), candidate);
    }

    private static (AttemptOutcome Outcome, Candidate Candidate) Lose(CallFrame frame, List<HedgedRun> runs)
    {
        var last = runs[^1];
        foreach (var run in runs)
            Gather(frame, run);
        runs.Clear();
        return (new(null, last.Answer.Exception?.InnerException ?? new OperationCanceledException()), last.Asked);
    }

    // Until one run has answered, or all have failed, or it is time for one more.
    private async ValueTask WaitForRunsAsync(CallFrame frame, List<HedgedRun> runs, bool isStream)
    {
        var running = new List<Task>(runs.Count + 1);
        foreach (var run in runs)
        {
            if (run.Answer.IsCompletedSuccessfully)
                return;
            if (!run.Answer.IsCompleted)
                running.Add(run.Answer);
        }

        if (running.Count == 0)
            return;
        var last = runs[^1];
        if (runs.Count > _hedging!.MaxHedges || last.IsLast || last.Answer.IsCompleted || _hedging.DelayFor(last.First.Model, isStream) is not { } delay)
        {
            await Task.WhenAny(running).ConfigureAwait(false);
            return;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(frame.Caller);
        var timer = WholeMilliseconds.DelayAsync(delay, _time, enough.Token);
        running.Add(timer);
        var ended = await Task.WhenAny(running).ConfigureAwait(false);
        enough.Cancel();
        if (ended == timer && !frame.Caller.IsCancellationRequested)
            Hedge(frame, runs, isStream);
    }

    private void Hedge(CallFrame frame, List<HedgedRun> runs, bool isStream)
    {
        var slow = runs[^1].First;
        var next = frame.Race!.Claim(() =>
            Attempts(frame) < _maxTotalAttempts && Find(frame, slow, null) is { } found && _hedging!.TrySpend(Hedging.Weight(found.Model, slow.Model)) ? found : null);
        if (next is null)
        {
            runs[^1].IsLast = true;
            return;
        }

        Log.Hedging(_logger, _name, slow.Model.Key, next.Model.Key);
        frame.Observed?.Decide(new(CallDecisionKind.Hedge, next.Model.Key));
        Start(frame, next, isStream, runs);
    }

    private void Start(CallFrame frame, Candidate candidate, bool isStream, List<HedgedRun> runs)
    {
        var run = new HedgedRun(frame, candidate, isHedge: runs.Count > 0);
        runs.Add(run);
        run.Answer = RunAsync(run, candidate, isStream);
    }

    private async Task<(object Answer, Candidate Candidate)> RunAsync(HedgedRun run, Candidate candidate, bool isStream)
    {
        while (true)
        {
            var outcome = isStream
                ? await OpenAsync(run.Frame, candidate).ConfigureAwait(false)
                : await AttemptAsync(run.Frame, candidate).ConfigureAwait(false);
            if (outcome.Exception is null)
                return (outcome.Result!, candidate);

            // Whether it is asked again is for the call to say.
            if (outcome.Exception is LlmException { Expected: not null } unreadable)
                throw unreadable;
            candidate = await NextAsync(run.Frame, candidate, outcome.Exception).ConfigureAwait(false);
            run.Asked = candidate;
        }
    }

    /// <summary>Ends a run that nobody waits for any more. It is awaited in the background, so that what it cost is booked.</summary>
    private void Leave(CallFrame frame, HedgedRun run)
    {
        // Two may answer at once; the second answer is paid for like the first.
        if (run.Answer.IsCompleted && !(run.Answer.IsCompletedSuccessfully && run.Answer.Result.Answer is OpenedStream))
        {
            Gather(frame, run);
            return;
        }

        frame.Record(new(run.First.Model.Key) { IsCancelled = true, Error = LlmErrorKind.Unknown, Duration = Elapsed(frame.Start), Cost = Cost.Unknown });
        _runtime.Background(AwaitAsync(run));

        async Task AwaitAsync(HedgedRun loser)
        {
            try
            {
                await loser.Stop.CancelAsync().ConfigureAwait(false);
                var (answer, _) = await loser.Answer.ConfigureAwait(false);
                if (answer is OpenedStream stream)
                    await AbandonAsync(loser.Frame, stream).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is LlmException or OperationCanceledException or AggregateException)
            {
                // It lost; what went wrong with it is booked and counted.
            }
            finally
            {
                loser.Dispose();
            }
        }
    }

    private static void Gather(CallFrame frame, HedgedRun run)
    {
        foreach (var record in run.Frame.Records ?? [])
            frame.Record(record);
        foreach (var recovery in run.Frame.Recoveries ?? [])
            frame.Recover(recovery);
        frame.Attempts += run.Frame.Attempts;
        frame.FailedWindow = Math.Max(frame.FailedWindow, run.Frame.FailedWindow);
        run.Dispose();
    }
}

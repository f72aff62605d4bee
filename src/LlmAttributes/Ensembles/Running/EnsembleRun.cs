using System.Runtime.ExceptionServices;

namespace LlmAttributes;

/// <summary>One run of an ensemble: asks members as long as their answers can matter.</summary>
/// <remarks>A member that ignores its token is waited for a little and then left alone; what it says later is not looked at.</remarks>
internal sealed class EnsembleRun<T>(IEnsembleSource<T> source, EnsembleRules<T> rules, EnsembleBallot<T> ballot, TimeProvider time)
{
    /// <summary>How long a cancelled member may take to end.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private List<(int Member, Task<EnsembleReply<T>> Reply)>? _running;
    private int _next;
    private int? _needed;

    private int Running => _running?.Count ?? 0;

    /// <summary>Asks.</summary>
    /// <param name="limit">How long it may take.</param>
    /// <param name="start">The timestamp at which the limit began.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    /// <remarks>What a strategy throws surfaces once nothing runs any more.</remarks>
    public ValueTask AskAsync(TimeSpan limit, long start, CancellationToken cancellationToken)
    {
        // Of the system's clock it makes its timer when it needs one.
        var stop = ReferenceEquals(time, TimeProvider.System) ? new CancellationTokenSource() : new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        var link = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), stop);
        var isOver = false;
        ExceptionDispatchInfo? fault = null;
        try
        {
            isOver = AskReady(stop);
        }
        catch (Exception exception)
        {
            fault = ExceptionDispatchInfo.Capture(exception);
        }

        // Where everybody has answered at once nobody is waited for.
        if (!isOver || Running > 0 || stop.IsCancellationRequested)
            return new(AskRestAsync(stop, link, limit, start, isOver, fault, cancellationToken));
        Save();
        link.Dispose();
        stop.Dispose();
        return default;
    }

    /// <summary>Asks as long as everybody who is asked has answered at once.</summary>
    /// <returns>Whether nobody is left to be asked or waited for.</returns>
    private bool AskReady(CancellationTokenSource stop)
    {
        while (true)
        {
            var taken = Start(stop);
            if (taken == 0)
                return Running == 0;
            if (stop.IsCancellationRequested || IsEnough())
                return true;
        }
    }

    private async Task AskRestAsync(
        CancellationTokenSource stop, CancellationTokenRegistration link, TimeSpan limit, long start, bool isOver, ExceptionDispatchInfo? fault, CancellationToken cancellationToken)
    {
        using var ending = stop;
        using var linked = link;
        try
        {
            fault?.Throw();
            if (!isOver)
                await WaitAsync(stop, limit, start).ConfigureAwait(false);
        }
        catch
        {
            await EndAsync(stop, isLate: false).ConfigureAwait(false);
            throw;
        }

        var isLate = stop.IsCancellationRequested;
        await EndAsync(stop, isLate).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task WaitAsync(CancellationTokenSource stop, TimeSpan limit, long start)
    {
        var stopped = Stopped(stop, limit == Timeout.InfiniteTimeSpan ? limit : limit - time.GetElapsedTime(start));
        do
        {
            await Task.WhenAny([stopped, .. _running!.Select(static r => r.Reply)]).ConfigureAwait(false);
            TakeFinished(stop.IsCancellationRequested);
        }
        while (!stop.IsCancellationRequested && !IsEnough() && !AskReady(stop));
    }

    private static Task Stopped(CancellationTokenSource stop, TimeSpan left)
    {
        var stopped = new TaskCompletionSource();
        stop.Token.UnsafeRegister(static waiting => ((TaskCompletionSource)waiting!).TrySetResult(), stopped);
        stop.CancelAfter(left == Timeout.InfiniteTimeSpan || left > TimeSpan.Zero ? left : TimeSpan.Zero);
        return stopped.Task;
    }

    /// <summary>Asks as many as may be asked at once.</summary>
    /// <returns>How many of them have answered at once.</returns>
    private int Start(CancellationTokenSource stop)
    {
        var (width, taken) = (Width(), 0);
        while (_next < rules.Order.Length && Running + taken < width && !stop.IsCancellationRequested)
        {
            var member = rules.Order[_next++];
            var reply = source.AskAsync(member, stop.Token);
            if (reply.IsCompleted)
            {
                Take(member, reply, stop.IsCancellationRequested);
                taken++;
            }
            else
            {
                (_running ??= []).Add((member, reply));
            }
        }

        return taken;
    }

    private void Take(int member, Task<EnsembleReply<T>> reply, bool isLate)
    {
        ballot.Take(member, Read(member, reply, isLate));
        _needed = null;
    }

    private int Width() => rules.EarlyStop == EarlyStop.None
        ? rules.MaxConcurrency
        : Math.Min(rules.MaxConcurrency, Math.Max(1, Math.Max(rules.Quorum - ballot.Voters, Needed())));

    // A rule of one's own is asked once for the same answers.
    private int Needed() => _needed ??= rules.Strategy.StillNeeded(ballot);

    private void TakeFinished(bool isLate)
    {
        for (var i = _running!.Count - 1; i >= 0; i--)
        {
            var (member, reply) = _running[i];
            if (!reply.IsCompleted)
                continue;
            _running.RemoveAt(i);
            Take(member, reply, isLate);
        }
    }

    private EnsembleReply<T> Read(int member, Task<EnsembleReply<T>> task, bool isLate)
    {
        var asked = ballot.All[member];
        if (task.IsCompletedSuccessfully)
        {
            var reply = task.Result;
            return reply.HasVote && reply.Quality < rules.MinScore ? reply with { State = ReplyState.Filtered } : reply;
        }

        var fault = task.Exception?.InnerException;
        if (isLate && fault is null)
            return Late(asked);
        return asked with { State = ReplyState.Failed, Error = fault ?? new OperationCanceledException($"Member '{asked.Member}' cancelled itself.") };
    }

    private bool IsEnough()
    {
        var (voters, pending) = (ballot.Voters, ballot.Pending);
        if (voters + pending < rules.Quorum)
            return true;
        if (rules.OnMemberFailure == OnMemberFailure.Fail && ballot.Count(ReplyState.Failed) > 0)
            return true;
        return pending > 0 && voters >= rules.Quorum && Needed() == 0;
    }

    // What runs is cancelled and awaited, so that nothing goes on after the result.
    private async Task EndAsync(CancellationTokenSource stop, bool isLate)
    {
        if (_running is { Count: > 0 })
        {
            await stop.CancelAsync().ConfigureAwait(false);
            var ending = Task.WhenAll(_running.Select(static r => r.Reply));
            await ((Task)ending).WaitAsync(Grace, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var (member, reply) in _running)
                ballot.Take(member, Last(member, reply, isLate));
            _ = ending.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }

        Save();
    }

    private void Save()
    {
        foreach (var member in rules.Order.AsSpan(_next))
            ballot.Take(member, ballot.All[member] with { State = ReplyState.Saved });
    }

    // After the decision an answer changes nothing, but it was paid for.
    private EnsembleReply<T> Last(int member, Task<EnsembleReply<T>> task, bool isLate)
    {
        var asked = ballot.All[member];
        if (isLate)
        {
            var last = task.IsCompleted ? Read(member, task, isLate) : Late(asked);
            return last.State == ReplyState.Failed ? last : Late(asked) with { Duration = last.Duration, Attempts = last.Attempts };
        }

        var cancelled = new AttemptRecord(asked.Member) { IsCancelled = true, Error = LlmErrorKind.Unknown };
        return task.IsCompletedSuccessfully && task.Result is { } reply
            ? reply with { State = ReplyState.Saved, Answer = default, Error = null }
            : asked with { State = ReplyState.Saved, Attempts = [cancelled] };
    }

    private static EnsembleReply<T> Late(EnsembleReply<T> asked) =>
        asked with { State = ReplyState.Failed, Error = new TimeoutException($"Member '{asked.Member}' did not answer in time; raise the timeout."), Attempts = [new(asked.Member) { Error = LlmErrorKind.Timeout }] };
}

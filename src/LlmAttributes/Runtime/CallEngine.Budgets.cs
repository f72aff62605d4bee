using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>The money of an attempt: its worst case is reserved before it is sent, and replaced by what it cost when it ends.</summary>
internal sealed partial class CallEngine
{
    // An attempt that may take longer than this, or without end, has its reservation extended while it runs, for two hours.
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_leaseMargin = TimeSpan.FromMinutes(1);
    private const int MostExtensions = 24;
    private static readonly int[] s_settlingAgainSeconds = [1, 2, 4, 8, 16];

    /// <summary>Reserves the worst case of an attempt, of the call's own budget and of all shared ones.</summary>
    /// <returns>The options of the request, with the largest output that was reserved.</returns>
    /// <exception cref="LlmException">It does not fit.</exception>
    private async ValueTask<ChatOptions?> ReserveAsync(CallFrame frame, Candidate candidate, ChatOptions? options)
    {
        if (candidate.Model.Price is not { } price)
            throw Unpriced(candidate);
        var need = new AttemptNeed(price, candidate.Model.Facts, frame.CountFor(candidate.Model, options).UpperBound, SoundInput.IsIn(frame.Messages), options?.MaxOutputTokens);
        var amount = need.Most;

        // What is free needs no money, whatever is left.
        if (need.Most > 0 && frame.Budget is { } own && !own.TryReserve(need.Least, need.Most, out amount))
            throw ShortOfOwn(frame, candidate, own, need.Least);

        if (need.Most > 0 && candidate.Budget?.For(frame.Tenant, frame.Tags) is { Length: > 0 } limits)
        {
            var shared = await ReserveSharedAsync(frame, candidate, limits, need.Least, amount).ConfigureAwait(false);
            frame.Budget?.Settle(amount, shared.PicoUsd);
            amount = shared.PicoUsd;
            frame.Money.Shared = shared;
        }

        frame.Money.IsOpen = true;
        frame.Money.Reserved = amount;
        return RequestOptions.Merge(options, null, null, need.OutputFor(amount));
    }

    private async ValueTask<BudgetReservation> ReserveSharedAsync(CallFrame frame, Candidate candidate, BudgetLimit[] limits, Int128 least, Int128 most)
    {
        var time = TimeLeft(frame, _attempt);
        var isKept = time == Timeout.InfiniteTimeSpan || time > s_lease;
        var now = _time.GetUtcNow();
        BudgetReservation reservation;
        try
        {
            var reserving = _runtime.Budgets.Store.ReserveAsync(new(limits, Clamp(least), Clamp(most), now, now + (isKept ? s_lease : time) + s_leaseMargin), frame.Caller);
            frame.HasWaited |= !reserving.IsCompleted;
            reservation = await reserving.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            frame.Budget?.Settle(most, 0);
            if (exception is OperationCanceledException && frame.Caller.IsCancellationRequested)
                throw;
            throw new LlmException(LlmErrorKind.Budget, $"The budget store did not answer '{_name}', so model '{candidate.Model.Key}' was not asked; the inner exception has its words.", exception)
            {
                IsRefusal = true, Contract = Plan.Contract, Call = Plan.Call, Model = candidate.Model.Key, Provider = candidate.Model.Provider,
            };
        }

        if (reservation.RefusedBy is { } limit)
        {
            frame.Budget?.Settle(most, 0);
            _runtime.Budgets.Note(limit, reservation.LeftPicoUsd, now);
            throw ShortOfShared(frame, candidate, limit, least, reservation.LeftPicoUsd, now);
        }

        if (isKept)
            frame.Money.Keeper = Keep(reservation);
        return reservation;
    }

    // Nobody waits for it: when it fails, the reservation ends with its lease, and the settlement is booked all the same. A stream that nobody disposes must not hold it forever.
    private ITimer Keep(BudgetReservation reservation)
    {
        var left = MostExtensions;
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
            return _time.CreateTimer(_ => _runtime.Background(Interlocked.Decrement(ref left) >= 0 ? ExtendAsync() : Task.CompletedTask), null, s_lease / 2, s_lease / 2);

        async Task ExtendAsync()
        {
            try
            {
                var now = _time.GetUtcNow();
                await _runtime.Budgets.Store.ExtendAsync(reservation, now, now + s_lease + s_leaseMargin, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                Log.NotExtended(_logger, exception, _name);
            }
        }
    }

    /// <summary>Replaces the reservation by what the attempt cost; where that is unknown, by the worst case.</summary>
    private void SettleMoney(CallFrame frame, Candidate candidate, Cost cost)
    {
        var money = frame.Money;
        frame.Money = default;
        money.Keeper?.Dispose();
        var actual = cost.IsKnown ? WholePico(cost) : money.Reserved;
        frame.Budget?.Settle(money.Reserved, actual);
        frame.Step?.Settle(actual);
        if (frame.Activity is { IsAllDataRequested: true } activity)
            Tag(activity, frame.Budget, money.Shared, money.Reserved - actual);
        if (actual > money.Reserved)
            _runtime.Budgets.Overran(_name, candidate.Model.Key, frame.Tenant, money.Reserved, actual);
        if (money.Shared.Limits is null)
            return;
        var settling = SettleSharedAsync(money.Shared, candidate.Model.Key, frame.Tenant, actual);
        if (!settling.IsCompletedSuccessfully)
            frame.Settling = frame.Settling is null ? settling.AsTask() : Task.WhenAll(frame.Settling, settling.AsTask());
    }

    private static async ValueTask SettledAsync(CallFrame frame)
    {
        var settling = frame.Settling!;
        frame.Settling = null;
        await settling.ConfigureAwait(false);
    }

    // Cancellation does not end it: what was spent was spent.
    private async ValueTask SettleSharedAsync(BudgetReservation reservation, string model, string? tenant, Int128 actual)
    {
        try
        {
            var settlement = await _runtime.Budgets.Store.SettleAsync(reservation, Clamp(actual), CancellationToken.None).ConfigureAwait(false);
            _runtime.Budgets.Settled(reservation, settlement, _name, model, tenant);
            if (_runtime.Costs.IsDurable)
                await _runtime.Costs.FlushAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.SettlingAgain(_logger, exception, _name, s_settlingAgainSeconds[0]);
            _runtime.Background(SettleAgainAsync(reservation, actual));
        }
    }

    // The answer is there and must not wait for the store.
    private async Task SettleAgainAsync(BudgetReservation reservation, Int128 actual)
    {
        Exception? last = null;
        foreach (var seconds in s_settlingAgainSeconds)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), _time).ConfigureAwait(false);
            try
            {
                await _runtime.Budgets.Store.SettleAsync(reservation, Clamp(actual), CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (Exception exception)
            {
                last = exception;
            }
        }

        Log.SettlingFailed(_logger, last!, _name, (decimal)actual / Price.PicoPerUsd);
    }

    private static void Tag(Activity activity, CallBudget? own, in BudgetReservation shared, Int128 unused)
    {
        var (limit, left) = own is null ? (decimal.MaxValue, Int128.MaxValue) : (own.LimitUsd, own.LeftPico);
        if (shared.Tightest is { } tightest && shared.LeftPicoUsd + unused < left)
            (limit, left) = (tightest.Usd, shared.LeftPicoUsd + unused);
        if (left != Int128.MaxValue)
            activity.SetTag(SemConv.BudgetLimit, (double)limit).SetTag(SemConv.BudgetRemaining, (double)((decimal)left / Price.PicoPerUsd));
    }

    private LlmException Unpriced(Candidate candidate) => Refusal(
        LlmErrorKind.Budget, candidate, $"Model '{candidate.Model.Key}' has no price, so '{_name}' cannot keep its budget with it; declare InputUsdPerMillionTokens and OutputUsdPerMillionTokens.");

    private LlmException ShortOfOwn(CallFrame frame, Candidate candidate, CallBudget budget, Int128 least)
    {
        budget = budget.Tightest;
        CountRejection(frame, candidate, null, budget.LeftPico);
        var (needed, left) = (Usd(least), Usd(Int128.Max(0, budget.LeftPico)));
        var (whose, raise) = budget.Workflow is { } workflow ? (FormattableString.Invariant($"the budget of ${budget.LimitUsd} of workflow '{workflow}'"), "BudgetUsd of [Workflow]")
            : (FormattableString.Invariant($"its budget of ${budget.LimitUsd}"), "PerCallUsd");
        return Short(
            candidate,
            new(budget.Workflow ?? "call", budget.LimitUsd, needed, left, null),
            Plan.Budget?.OnExceeded ?? OnExceeded.Reject,
            FormattableString.Invariant($"One more attempt of '{_name}' with model '{candidate.Model.Key}' may cost ${needed:0.######}, but ${left:0.######} is left of {whose}; raise {raise}, lower MaxOutputTokens or route to a cheaper model."));
    }

    private LlmException ShortOfShared(CallFrame frame, Candidate candidate, BudgetLimit limit, Int128 least, long left, DateTimeOffset now)
    {
        // Whoever waits for money looks again and again; that is one refusal.
        var action = limit.OnExceeded ?? Plan.Budget?.OnExceeded ?? OnExceeded.Reject;
        if (action != OnExceeded.Wait || !frame.HasTried(candidate.Model))
            CountRejection(frame, candidate, limit, left);
        var shortage = new BudgetShortage(limit.Name, limit.Usd, Usd(least), Usd(left), limit.BucketEnd(now));
        return Short(
            candidate,
            shortage,
            action,
            FormattableString.Invariant($"One more attempt of '{_name}' with model '{candidate.Model.Key}' may cost ${shortage.NeededUsd:0.######}, but ${shortage.LeftUsd:0.######} is left of budget '{limit.Name}' (${limit.Usd}), and no more comes before {shortage.MoreAt:u}; raise the budget, lower MaxOutputTokens or route to a cheaper model."));
    }

    private LlmException Short(Candidate candidate, BudgetShortage shortage, OnExceeded action, string message) => new(LlmErrorKind.Budget, message)
    {
        IsRefusal = true,
        OnExceeded = action,
        Shortage = shortage,
        Contract = Plan.Contract,
        Call = Plan.Call,
        Model = candidate.Model.Key,
        Provider = candidate.Model.Provider,
    };

    // Without a limit it is the call's own budget that refuses.
    private void CountRejection(CallFrame frame, Candidate candidate, BudgetLimit? limit, Int128 left)
    {
        var usd = limit?.Usd ?? frame.Budget?.LimitUsd ?? 0;
        _runtime.Telemetry.BudgetRejected(Plan.Contract, Plan.Call);
        Log.BudgetRejected(_logger, limit?.Name ?? "call", _name, candidate.Model.Key, usd);
        if (limit is not null)
            _runtime.Budgets.Refused(limit, _name, candidate.Model.Key, frame.Tenant);
        if (frame.Activity is { IsAllDataRequested: true } activity)
            activity.SetTag(SemConv.BudgetLimit, (double)usd).SetTag(SemConv.BudgetRemaining, (double)Usd(left));
        frame.Observed?.Decide(new(CallDecisionKind.BudgetRefusal, candidate.Model.Key) { Error = LlmErrorKind.Budget });
    }

    /// <summary>How long to wait until a budget has money again, where the call waits for it.</summary>
    private TimeSpan? WaitForMoney(CallFrame frame, LlmException fault)
    {
        if (fault is not { OnExceeded: OnExceeded.Wait, Shortage: { MoreAt: { } at } shortage })
            return null;
        var wait = at - _time.GetUtcNow();
        if (!Fits(frame, wait))
            return null;
        Log.WaitingForMoney(_logger, shortage.Budget, _name, wait.TotalSeconds);
        return wait;
    }

    /// <summary>The next cheaper candidate that may follow.</summary>
    private Candidate? FindCheaper(CallFrame frame, Candidate failed, LlmException fault)
    {
        Candidate? best = null;
        var (below, dearest) = (WorstCase(frame, failed), Int128.MinValue);
        for (var position = FirstOther(frame); position < _order.Length(frame.Order); position++)
        {
            if (!MayFollow(frame, failed, fault, position) || WorstCase(frame, _order[frame.Order, position]) is not { } cost || cost >= below || cost <= dearest)
                continue;
            (best, dearest) = (_order[frame.Order, position], cost);
        }

        return best;
    }

    private static Int128? WorstCase(CallFrame frame, Candidate candidate)
    {
        if (candidate.Model.Price is not { } price)
            return null;
        var options = frame.CallerOptions ?? candidate.Options;
        return new AttemptNeed(price, candidate.Model.Facts, candidate.Model.TokenCounter.Count(frame.Messages, options).UpperBound, SoundInput.IsIn(frame.Messages), options?.MaxOutputTokens).Most;
    }

    private static decimal Usd(Int128 pico) => (decimal)pico / Price.PicoPerUsd;

    private static Int128 WholePico(Cost cost) => cost.PicoUsd + (cost.Rest > 0 ? 1 : 0);

    private static long Clamp(Int128 pico) => pico > long.MaxValue ? long.MaxValue : (long)pico;
}

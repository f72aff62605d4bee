using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>The money, the options and the books of an attempt.</summary>
internal sealed partial class CallEngine
{
    /// <summary>Passes the breaker, reserves the money and opens the span.</summary>
    /// <returns>Whether the request may be sent; the breaker refuses without an exception being thrown, since an open one refuses often.</returns>
    private bool TryBeginAttempt(CallFrame frame, Candidate candidate, bool isStream, ref AttemptScope attempt, out LlmException? refusal)
    {
        if (frame.Start != 0)
            attempt.Start = frame is { Attempts: 0, HasWaited: false } ? frame.Start : _time.GetTimestamp();
        refusal = null;
        if (candidate.Breaker is { } breaker && !frame.IgnoresBreakers && !(attempt.HasEntered = breaker.TryEnter(attempt.Start, out attempt.Era)))
        {
            attempt.Permit?.Cancel();
            attempt.Permit = null;
            // Whoever waits for a breaker looks again and again; that is one refusal.
            refusal = frame.HasTried(candidate.Model) ? Broken(candidate) : Report(candidate, Broken(candidate));
            return false;
        }

        attempt.Options = candidate.Options;
        if (frame.CallerOptions is not null || frame.Seed is not null)
            attempt.Options = RequestOptions.Merge(candidate.Options, frame.CallerOptions, frame.Seed, null);
        if (frame.Budget is { } budget)
            Reserve(frame, candidate, budget, ref attempt);
        frame.Attempts++;
        frame.Race?.CountAttempt();
        attempt.IsSent = true;
        if (candidate.Model.Traffic.Live is { } live)
            attempt.Live.Begin(live, isStream, attempt.Start != 0 ? attempt.Start : _time.GetTimestamp());
        if (frame.IsObserved)
            attempt.Telemetry = _telemetry!.BeginAttempt(frame, candidate, attempt.Options, isStream);
        return true;
    }

    /// <summary>Lets observers know to which attempt a request belongs. The caller is an async method, which takes it back when it ends.</summary>
    private void Announce(CallFrame frame, Candidate candidate, in AttemptScope attempt)
    {
        if (frame.Key == 0)
            frame.Key = _runtime.Random.NextKey();
        var key = FormattableString.Invariant($"{frame.Key:x16}-{candidate.Model.KeyHash:x8}");

        // What is left of a budget limits the answer; a request with another limit is another request.
        if (attempt.HasReservation)
            key += FormattableString.Invariant($"-{attempt.Options?.MaxOutputTokens:x}");
        AmbientAttempt.Current = new(candidate.Model, _name, key, _retry is { MaxAttempts: > 1 }, _time, _runtime.Logger);
    }

    private void Reserve(CallFrame frame, Candidate candidate, CallBudget budget, ref AttemptScope scope)
    {
        if (candidate.Model.Price is not { } price)
        {
            throw Refusal(LlmErrorKind.Budget, candidate, $"Model '{candidate.Model.Key}' has no price, so '{_name}' cannot keep its budget of ${budget.LimitUsd} with it; declare InputUsdPerMillionTokens and OutputUsdPerMillionTokens.");
        }

        if (!budget.TryReserve(price, frame.CountFor(candidate.Model, scope.Options).UpperBound, scope.Options?.MaxOutputTokens, candidate.Model.Facts.MaxOutputTokens, out var outputTokens, out scope.Reserved))
        {
            if (Instruments.BudgetRejections.Enabled)
                Instruments.BudgetRejections.Add(1, new(SemConv.Client, Plan.Contract), new(SemConv.Method, Plan.Call));
            Log.BudgetRejected(_runtime.Logger, _name, candidate.Model.Key, budget.LimitUsd);
            frame.Observed?.Decide(new(CallDecisionKind.BudgetRefusal, candidate.Model.Key) { Error = LlmErrorKind.Budget });
            throw Refusal(LlmErrorKind.Budget, candidate, $"One more attempt of '{_name}' with model '{candidate.Model.Key}' may cost more than is left of its budget of ${budget.LimitUsd}; raise PerCallUsd, lower MaxOutputTokens or route to a cheaper model.");
        }

        scope.HasReservation = true;
        scope.Options = RequestOptions.Merge(scope.Options, null, null, outputTokens);
    }

    private void Settle(CallFrame frame, Candidate candidate, ref AttemptScope scope, TokenUsage? usage, Cost cost)
    {
        if (usage is { InputTokens: > 0 } reported && frame.CountedFor == candidate.Model)
            Learn(frame, candidate.Model, scope.Options, reported.InputTokens);
        if (scope.Permit is { } permit)
        {
            permit.Complete(usage is { } tokens ? tokens.InputTokens + tokens.OutputTokens : null);
            scope.Permit = null;
        }

        if (!scope.HasReservation)
            return;
        scope.HasReservation = false;
        frame.Budget!.Settle(scope.Reserved, cost);
    }

    // Only who counts pays for learning to count better.
    private void Learn(CallFrame frame, BoundModel model, ChatOptions? options, long reported)
    {
        var counted = frame.Counted;
        model.TokenCounter.Learn(frame.Messages, options, counted, reported);
        if (counted.IsExact && counted.Tokens != reported && model.ShouldTellMiscount())
            Log.Miscounted(_runtime.Logger, model.Key, counted.Tokens, reported);
    }

    /// <summary>Tells the model's breaker and its measurements that it answered.</summary>
    private void Succeeded(Candidate candidate, ref AttemptScope attempt, LatencyWindow? measured, TokenUsage? usage, int characters)
    {
        if (attempt.Live.IsOpen)
            attempt.Live.Succeed(_time.GetTimestamp(), usage, characters);
        if (!attempt.HasEntered && (measured is null || !_isTimed))
            return;
        var now = _time.GetTimestamp();
        if (measured is not null)
            measured.Add(_time.GetElapsedTime(attempt.Start, now));
        if (!attempt.HasEntered)
            return;
        attempt.HasEntered = false;
        candidate.Breaker!.Succeeded(attempt.Era, now);
    }

    /// <summary>Books an attempt that was answered.</summary>
    /// <param name="candidate">Who was asked.</param>
    /// <param name="answered">The name of the model that answered, as far as it is known.</param>
    /// <param name="details">The usage report.</param>
    /// <param name="usage">What it says.</param>
    private Cost Book(Candidate candidate, string? answered, UsageDetails? details, out TokenUsage? usage)
    {
        var price = candidate.Model.Pricing.For(answered);
        if (price is null && candidate.Model.ShouldWarnUnpriced())
            WarnUnpriced(candidate);
        usage = TokenUsage.From(details);
        if (usage is { } tokens)
            return candidate.Account.Book(tokens, price);
        candidate.Account.BookUnmetered();
        return Cost.Unknown;
    }

    private void CompleteUsage(object? raw, UsageDetails? usage)
    {
        if (raw is not null && usage is not null)
            _usageReader!(raw, usage);
    }
}

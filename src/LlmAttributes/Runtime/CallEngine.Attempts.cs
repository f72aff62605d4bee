using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>The options and the books of an attempt.</summary>
internal sealed partial class CallEngine
{
    /// <summary>Passes the breaker and merges the options.</summary>
    /// <returns>Whether the attempt may go on; the breaker refuses without an exception being thrown, since an open one refuses often.</returns>
    private bool TryEnter(CallFrame frame, Candidate candidate, ref AttemptScope attempt, out LlmException? refusal)
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
        if (frame.TemperatureShift != 0)
            attempt.Options = RequestOptions.Shift(attempt.Options, frame.TemperatureShift);
        if (frame.Mask is { } mask)
            attempt.Options = MaskedFunction.Wrap(attempt.Options, mask);
        return true;
    }

    /// <summary>Counts the attempt and opens its span; the request follows at once.</summary>
    /// <returns>The client to ask.</returns>
    private IChatClient BeginAttempt(CallFrame frame, Candidate candidate, bool isStream, ref AttemptScope attempt)
    {
        frame.Attempts++;
        frame.Race?.CountAttempt();
        attempt.IsSent = true;
        if (candidate.Model.Traffic.Live is { } live)
            attempt.Live.Begin(live, isStream, attempt.Start != 0 ? attempt.Start : _time.GetTimestamp());
        if (frame.Tenant is not null && _runtime.Resolver is not null)
            return BeginTenants(frame, candidate, isStream, ref attempt);
        if (frame.IsObserved)
            Observe(frame, candidate, candidate.Model.ClientFacts, isStream, ref attempt);
        return candidate.Client;
    }

    // The tenant's own client, where it has one. It may emit spans where the shared one does not, or speak to another address.
    private IChatClient BeginTenants(CallFrame frame, Candidate candidate, bool isStream, ref AttemptScope attempt)
    {
        IChatClient? own = null;
        try
        {
            own = _runtime.Resolver!.Resolve(candidate.Model.Key, frame.Tenant);
            attempt.IsTenants = own is not null;
        }
        finally
        {
            if (frame.IsObserved)
                Observe(frame, candidate, own is null ? candidate.Model.ClientFacts : candidate.Model.FactsOf(own), isStream, ref attempt);
        }

        return own ?? candidate.Client;
    }

    private void Observe(CallFrame frame, Candidate candidate, ClientFacts client, bool isStream, ref AttemptScope attempt)
    {
        // Where nothing lies between the start of the call and the request, asking the clock again would cost more than it tells.
        var follows = frame is { Attempts: 1, HasWaited: false, Budget: null } && _route is null && candidate.Budget is null;
        attempt.Telemetry = new(_telemetry!, frame, candidate, client, attempt.Options, isStream, follows ? frame.Start : _time.GetTimestamp());
    }

    /// <summary>Lets observers know to which attempt a request belongs. The caller is an async method, which takes it back when it ends.</summary>
    private void Announce(CallFrame frame, Candidate candidate, in AttemptScope attempt)
    {
        if (frame.Key == 0)
            frame.Key = _runtime.Random.NextKey();
        var key = FormattableString.Invariant($"{frame.Key:x16}-{candidate.Model.KeyHash:x8}");

        // What is left of a budget limits the answer; a request with another limit is another request.
        if (frame.Money.IsOpen)
            key += FormattableString.Invariant($"-{attempt.Options?.MaxOutputTokens:x}");
        AmbientAttempt.Current = new(candidate.Model, _name, key, _retry is { MaxAttempts: > 1 }, _time, _logger)
        {
            PromptCacheKey = Plan.CachePrefix ? frame.Variant?.Fingerprint ?? Plan.PromptFingerprint : null,
        };
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

        if (frame.Money.IsOpen)
            SettleMoney(frame, candidate, cost);
        else if (frame.Step is { } step && cost.IsKnown)
            step.Settle(WholePico(cost));
    }

    // Only who counts pays for learning to count better.
    private void Learn(CallFrame frame, BoundModel model, ChatOptions? options, long reported)
    {
        var counted = frame.Counted;
        model.TokenCounter.Learn(frame.Sent, options, counted, reported);
        if (counted.IsExact && counted.Tokens != reported && model.ShouldTellMiscount())
            Log.Miscounted(_logger, model.Key, counted.Tokens, reported);
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
    /// <param name="frame">The call.</param>
    /// <param name="candidate">Who was asked.</param>
    /// <param name="answered">The name of the model that answered, as far as it is known.</param>
    /// <param name="details">The usage report.</param>
    /// <param name="usage">What it says.</param>
    /// <param name="price">The price of the model that answered.</param>
    private Cost Book(CallFrame frame, Candidate candidate, string? answered, UsageDetails? details, out TokenUsage? usage, out Price? price)
    {
        price = candidate.Pricing.For(answered);
        if (price is null && candidate.Model.ShouldWarnUnpriced())
            WarnUnpriced(candidate);
        usage = TokenUsage.From(details);
        var cost = Cost.Unknown;
        if (usage is { } tokens)
            cost = AccountOf(frame, candidate).Book(tokens, price);
        else
            AccountOf(frame, candidate).BookUnmetered();
        frame.Step?.Book(candidate.Model.Key, usage, cost);
        return cost;
    }

    private static CostAccount AccountOf(CallFrame frame, Candidate candidate) => frame.Tenant is null ? candidate.Account : candidate.AccountOf(frame.Tenant);

    private void CompleteUsage(object? raw, UsageDetails? usage)
    {
        if (raw is not null && usage is not null)
            _usageReader!(raw, usage);
    }
}

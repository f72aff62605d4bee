using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>What becomes of a failed attempt, and of a failed call.</summary>
internal sealed partial class CallEngine
{
    // What a model's breaker counts: not what is the request's own fault.
    private const ErrorKinds FaultsOfModels =
        ErrorKinds.Passing | ErrorKinds.QuotaExhausted | ErrorKinds.Authentication | ErrorKinds.ModelNotFound;

    // What may be wrong with the key or the account of one tenant.
    private const ErrorKinds FaultsOfAccounts = ErrorKinds.RateLimit | ErrorKinds.QuotaExhausted | ErrorKinds.Authentication | ErrorKinds.Permission;

    /// <summary>Books and describes a failed attempt.</summary>
    private Exception Failed(CallFrame frame, Candidate candidate, ref AttemptScope attempt, Exception exception, UsageDetails? usageSoFar, bool isCut)
    {
        var isTimedOut = frame.IsTimedOut;
        frame.EndAttempt();
        if (!attempt.IsSent || exception is LlmException { Kind: LlmErrorKind.ContentFilter, Contract: not null })
            return NotSent(frame, candidate, ref attempt, exception);

        // The SDKs made with System.ClientModel say so when their own retries are used up.
        if (exception is AggregateException && _retry is { MaxAttempts: > 1 } && exception.Message.StartsWith("Retry failed after", StringComparison.Ordinal) && candidate.Model.ShouldWarnStackedRetries())
            Log.StackedRetries(_logger, candidate.Model.Key, _name);

        var isCancelled = exception is OperationCanceledException && frame.Caller.IsCancellationRequested;
        var wasAnswering = isTimedOut || isCancelled || isCut;
        var cost = wasAnswering ? Cost.Unknown : Cost.Zero;
        TokenUsage? usage = null;
        Price? price = null;
        if (usageSoFar is not null || wasAnswering)
            AccountOf(frame, candidate).MarkFailed();
        if (usageSoFar is not null)
            cost = Book(frame, candidate, null, usageSoFar, out usage, out price);
        else if (wasAnswering)
            AccountOf(frame, candidate).BookUnmetered();
        else
            AccountOf(frame, candidate).BookRefused();
        if (usageSoFar is null)
            frame.Step?.Book(candidate.Model.Key, null, cost);
        Settle(frame, candidate, ref attempt, usage, cost);

        var fault = isCancelled ? null : Report(candidate, Describe(frame, candidate, exception, isTimedOut, isCut, attempt.IsProbed));
        TellBreaker(frame, candidate, ref attempt, fault);
        if (attempt.Live.IsOpen)
            attempt.Live.Fail(_time.GetTimestamp(), usage, fault?.Kind);
        if (_learner is not null && fault is not null && FaultsOfModels.Contains(fault.Kind))
            Learn(frame, candidate, isSuccess: false, cost, attempt.Start);
        frame.Record(new(candidate.Model.Key)
        {
            Error = fault?.Kind ?? LlmErrorKind.Unknown,
            IsCancelled = isCancelled,
            StatusCode = fault?.StatusCode,
            Duration = Elapsed(attempt.Start),
            Usage = usage,
            Cost = cost,
            Price = price,
        });
        frame.UncountedFailure = attempt.Telemetry?.Failed(fault ?? exception, usage, cost, price);
        return fault ?? exception;
    }

    // A budget or a limit kept the request back, or a filter took the answer, which is booked by then.
    private Exception NotSent(CallFrame frame, Candidate candidate, ref AttemptScope attempt, Exception exception)
    {
        attempt.Permit?.Cancel();
        attempt.Permit = null;
        if (frame.Money.IsOpen)
            SettleMoney(frame, candidate, Cost.Zero);
        if (attempt.Live.IsOpen)
            attempt.Live.Fail(_time.GetTimestamp(), null, null);
        TellBreaker(frame, candidate, ref attempt, attempt.IsSent ? exception as LlmException : null);
        return exception is LlmException { EndsCall: false } fault ? Report(candidate, fault) : exception;
    }

    /// <summary>Tells the model's breaker how an attempt ended that did not succeed.</summary>
    private void TellBreaker(CallFrame frame, Candidate candidate, ref AttemptScope attempt, LlmException? fault)
    {
        if (!attempt.HasEntered)
            return;
        attempt.HasEntered = false;
        var breaker = candidate.Breaker!;

        // A limit of the whole call says something of the model only where the model had all the time.
        if (fault is null || (fault.EndsCall && frame.Attempts > 1) || (attempt.IsTenants && FaultsOfAccounts.Contains(fault.Kind)))
            breaker.Left(attempt.Era);
        else if (FaultsOfModels.Contains(fault.Kind))
            breaker.Failed(attempt.Era, _time.GetTimestamp(), fault.Kind is LlmErrorKind.RateLimit or LlmErrorKind.Overloaded ? fault.RetryAfter : null);
        else
            breaker.Succeeded(attempt.Era, _time.GetTimestamp());
    }

    private LlmException Describe(CallFrame frame, Candidate candidate, Exception exception, bool isTimedOut, bool isCut, bool isProbed = false)
    {
        if (isTimedOut)
        {
            if (frame.EndsWithCall || (frame.Deadline != 0 && _time.GetTimestamp() >= frame.Deadline))
                return TotalTimeout(exception);
            var message = isProbed
                ? FormattableString.Invariant($"The stream of model '{candidate.Model.Key}' for '{_name}' is slower than {_speed!.CharactersPerSecond} characters per second; lower MinCharactersPerSecond of [Timeout], or name a faster model.")
                : $"Model '{candidate.Model.Key}' did not answer '{_name}' within the limit of an attempt; raise AttemptSeconds, FirstTokenSeconds or IdleSeconds of [Timeout], or add a fallback.";
            return new(LlmErrorKind.Timeout, message, exception)
            {
                Contract = Plan.Contract, Call = Plan.Call, Model = candidate.Model.Key, Provider = candidate.Model.Provider, IsRetryable = !isCut,
            };
        }

        var found = _runtime.Classifier.Classify(exception);
        var text = isCut
            ? $"The stream of model '{candidate.Model.Key}' for '{_name}' broke off after its first output ({found.Kind}), so nobody else can be asked without repeating it; start the call anew."
            : $"Model '{candidate.Model.Key}' failed on '{_name}' with {found.Kind}{(found.StatusCode is { } status ? $" (HTTP {status})" : "")}; {Remedy(found.Kind)}.";
        return new(found.Kind, text, exception)
        {
            Contract = Plan.Contract,
            Call = Plan.Call,
            Model = candidate.Model.Key,
            Provider = candidate.Model.Provider,
            StatusCode = found.StatusCode,
            ProviderCode = found.ProviderCode,
            RetryAfter = found.RetryAfter,
            IsRetryable = found.IsRetryable && !isCut,
        };
    }

    public LlmException TotalTimeout(Exception? inner)
    {
        var message = WorkflowPlace.Current?.Run.Late is { } late
            ? $"'{_name}' did not end within the time of workflow '{late.Name}'; raise TimeoutSeconds of [Workflow], or lower the limits of its calls."
            : $"'{_name}' did not end within its total limit; raise TotalSeconds of [Timeout], for an ensemble also its TimeoutSeconds, or lower the limits of its attempts.";
        return new(LlmErrorKind.Timeout, message, inner) { Contract = Plan.Contract, Call = Plan.Call, EndsCall = true };
    }

    private LlmException Filtered(CallFrame frame, Candidate candidate, TokenUsage? usage, Cost cost, Price? price, ref AttemptScope attempt)
    {
        var fault = FilterFault(candidate);
        AccountOf(frame, candidate).MarkFailed();
        frame.Record(new(candidate.Model.Key) { Error = fault.Kind, Duration = Elapsed(attempt.Start), Usage = usage, Cost = cost, Price = price });
        frame.UncountedFailure = attempt.Telemetry?.Failed(fault, usage, cost, price);
        return fault;
    }

    // The length tells nearly every reason apart, which spares each call a comparison of texts.
    private static bool IsFiltered(ChatFinishReason? reason) =>
        reason is { Value: var value } && value.Length == ChatFinishReason.ContentFilter.Value.Length && reason == ChatFinishReason.ContentFilter;

    private LlmException FilterFault(Candidate candidate) => Fault(
        LlmErrorKind.ContentFilter,
        candidate,
        $"The content filter of model '{candidate.Model.Key}' refused the answer to '{_name}'; change the prompt, or add a fallback to another provider.");

    /// <summary>Describes an answer that cannot be read; the answer itself stays out of the message.</summary>
    public LlmException Unreadable(string expected, JsonReading reading, ChatResponse response, CallFrame? frame, Candidate candidate)
    {
        var model = candidate.Model;
        var faults = reading.Faults is { Count: > 0 } found ? found.ToArray() : [];
        var first = faults is [var fault, ..] ? $" ('{fault.Path}' is {(fault.Found is null ? "missing" : "not")} {fault.Expected})" : "";
        var exception = new LlmException(LlmErrorKind.InvalidResponse, response.FinishReason == ChatFinishReason.Length
            ? $"Model '{model.Key}' reached its output limit before '{_name}' had its answer, {expected}; raise MaxOutputTokens of [ModelOptions]."
            : $"The answer of model '{model.Key}' to '{_name}' is not {expected}{first}; state the form in the prompt, or choose a stronger model.")
        {
            Contract = Plan.Contract, Call = Plan.Call, Model = model.Key, Provider = model.Provider, Attempts = frame?.Records ?? [], AnswerFaults = faults, Expected = expected, Answer = response,
            UnreadableAnswers = Unread(new(model.Key, response.Text, faults), frame),
        };
        (frame is null ? candidate.Account : AccountOf(frame, candidate)).MarkFailed();
        return Report(candidate, exception);
    }

    private UnreadableAnswer[] Unread(UnreadableAnswer answer, CallFrame? frame)
    {
        if (frame is null || Plan.Repair is null)
            return [answer];
        frame.Unread(answer);
        return [.. frame.Unreadable!];
    }

    private LlmException Report(Candidate candidate, LlmException fault)
    {
        _runtime.Errors.RecordFailure(candidate.Errors, fault.Kind, _name, fault.StatusCode, fault);
        return fault;
    }

    private LlmException Refusal(LlmErrorKind kind, Candidate candidate, string message) =>
        new(kind, message) { IsRefusal = true, Contract = Plan.Contract, Call = Plan.Call, Model = candidate.Model.Key, Provider = candidate.Model.Provider };

    /// <summary>Describes an answer without a word, where the first word decides.</summary>
    public LlmException SaidNothing(Candidate candidate, IReadOnlyList<AttemptRecord> attempts)
    {
        var fault = Fault(LlmErrorKind.InvalidResponse, candidate, $"Model '{candidate.Model.Key}' answered '{_name}' without a word; improve the prompt, or choose another model.");
        fault.Attempts = attempts;
        return Report(candidate, fault);
    }

    private LlmException Fault(LlmErrorKind kind, Candidate candidate, string message) =>
        new(kind, message) { Contract = Plan.Contract, Call = Plan.Call, Model = candidate.Model.Key, Provider = candidate.Model.Provider };

    /// <summary>What the call throws when nobody is left to ask.</summary>
    private LlmException Failure(CallFrame frame, LlmException fault, Candidate candidate)
    {
        Log.Failed(_logger, _name, candidate.Model.Key, fault.Kind);
        if (!fault.EndsCall && frame.Records?.Exists(r => r.Model != candidate.Model.Key) == true)
            fault = AllFailed(frame, fault, candidate);
        fault.Attempts = frame.Records ?? [];
        return fault;
    }

    private LlmException AllFailed(CallFrame frame, LlmException last, Candidate candidate) =>
        new(LlmErrorKind.AllFailed, $"No candidate of '{_name}' answered ({string.Join("; ", frame.Records ?? [])}); 'Attempts' has the details, the inner exception is the last error.", last)
        {
            Contract = Plan.Contract, Call = Plan.Call, Model = candidate.Model.Key, Provider = candidate.Model.Provider, StatusCode = last.StatusCode, IsRetryable = last.IsRetryable, Shortage = last.Shortage,
            RetryAfter = last.RetryAfter,
        };

    private LlmException Broken(Candidate candidate)
    {
        var now = _time.GetTimestamp();
        var open = candidate.Breaker!.RecoversAt(now) - now;
        return new(LlmErrorKind.Overloaded, $"The circuit breaker of model '{candidate.Model.Key}' is open, so '{_name}' did not ask it; wait, or add a fallback.")
        {
            IsRefusal = true, Contract = Plan.Contract, Call = Plan.Call, Model = candidate.Model.Key, Provider = candidate.Model.Provider, IsRetryable = true,
            RetryAfter = open > 0 ? Span(open) : null,
        };
    }

    /// <summary>Takes note that a method or a constant answers in place of the models.</summary>
    public void FallBack(LlmException fault, string to) => Log.LastResort(_logger, _name, fault.Kind, to);

    private string Retrying => _retry is null ? "add [RetryWithBackoff]" : "raise MaxAttempts of [RetryWithBackoff]";

    private string Remedy(LlmErrorKind kind) => kind switch
    {
        LlmErrorKind.RateLimit => $"lower the rate, {Retrying} or add a fallback",
        LlmErrorKind.QuotaExhausted => "top up the account or add a fallback to another provider",
        LlmErrorKind.Authentication => "check the key that the chat client was created with",
        LlmErrorKind.Permission => "check what the key may do",
        LlmErrorKind.ModelNotFound => "check the model's name at the provider",
        LlmErrorKind.ContextLength or LlmErrorKind.RequestTooLarge => "shorten the input or choose a model with a larger window",
        LlmErrorKind.ContentFilter => "change the prompt, or add a fallback to another provider",
        LlmErrorKind.Overloaded or LlmErrorKind.ServerError or LlmErrorKind.Network or LlmErrorKind.Timeout => $"{Retrying} or add a fallback to another provider",
        _ => "the inner exception has the provider's words",
    };
}

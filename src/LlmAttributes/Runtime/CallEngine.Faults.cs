using Microsoft.Extensions.AI;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace LlmAttributes.Runtime;

/// <summary>What becomes of a failed attempt, and of a failed call.</summary>
internal sealed partial class CallEngine
{
    /// <summary>Books and describes a failed attempt.</summary>
    private Exception Failed(CallFrame frame, Candidate candidate, ref AttemptScope attempt, Exception exception, UsageDetails? usageSoFar, bool isCut)
    {
        var isTimedOut = frame.IsTimedOut;
        frame.EndAttempt();
        if (exception is LlmException { Kind: LlmErrorKind.Budget or LlmErrorKind.ContentFilter } ours)
            return Report(candidate, ours);
        if (exception is LlmException { EndsCall: true } over)
            return over;

        var isCancelled = exception is OperationCanceledException && frame.Caller.IsCancellationRequested;
        var wasAnswering = isTimedOut || isCancelled || isCut;
        var cost = wasAnswering ? Cost.Unknown : Cost.Zero;
        TokenUsage? usage = null;
        if (usageSoFar is not null || wasAnswering)
            candidate.Account.MarkFailed();
        if (usageSoFar is not null)
            cost = Book(candidate, usageSoFar, out usage);
        else if (wasAnswering)
            candidate.Account.BookUnmetered();
        else
            candidate.Account.BookRefused();
        Settle(frame, ref attempt, cost);

        var fault = isCancelled ? null : Report(candidate, Describe(frame, candidate, exception, isTimedOut, isCut));
        frame.Record(new(candidate.Model.Key)
        {
            Error = fault?.Kind ?? LlmErrorKind.Unknown,
            StatusCode = fault?.StatusCode,
            Duration = Elapsed(attempt.Start),
            Usage = usage,
            Cost = cost,
        });
        attempt.Telemetry.Failed(fault ?? exception, usage, cost);
        return fault ?? exception;
    }

    private LlmException Describe(CallFrame frame, Candidate candidate, Exception exception, bool isTimedOut, bool isCut)
    {
        if (isTimedOut)
        {
            if (frame.Deadline != 0 && _time.GetTimestamp() >= frame.Deadline)
                return TotalTimeout(frame, exception);
            return new(LlmErrorKind.Timeout, $"Model '{candidate.Model.Key}' did not answer '{_name}' within the limit of an attempt; raise AttemptSeconds, FirstTokenSeconds or IdleSeconds of [Timeout], or add a fallback.", exception)
            {
                Contract = Plan.Contract, Call = Plan.Call, Model = candidate.Model.Key, Provider = candidate.Model.Provider, IsRetryable = !isCut, Deadline = frame.Deadline,
            };
        }

        var found = _runtime.Classifier.Classify(exception);
        var message = isCut
            ? $"The stream of model '{candidate.Model.Key}' for '{_name}' broke off after its first output ({found.Kind}), so nobody else can be asked without repeating it; start the call anew."
            : $"Model '{candidate.Model.Key}' failed on '{_name}' with {found.Kind}{(found.StatusCode is { } status ? $" (HTTP {status})" : "")}; {Remedy(found.Kind)}.";
        return new(found.Kind, message, exception)
        {
            Contract = Plan.Contract,
            Call = Plan.Call,
            Model = candidate.Model.Key,
            Provider = candidate.Model.Provider,
            StatusCode = found.StatusCode,
            ProviderCode = found.ProviderCode,
            RetryAfter = found.RetryAfter,
            IsRetryable = found.IsRetryable && !isCut,
            Deadline = frame.Deadline,
        };
    }

    private LlmException TotalTimeout(CallFrame frame, Exception? inner) =>
        new(LlmErrorKind.Timeout, $"'{_name}' did not end within its total limit; raise TotalSeconds of [Timeout], for an ensemble also its TimeoutSeconds, or lower the limits of its attempts.", inner)
        {
            Contract = Plan.Contract, Call = Plan.Call, Deadline = frame.Deadline, EndsCall = true,
        };

    private LlmException Filtered(CallFrame frame, Candidate candidate, TokenUsage? usage, Cost cost, ref AttemptScope attempt)
    {
        var fault = FilterFault(candidate);
        candidate.Account.MarkFailed();
        frame.Record(new(candidate.Model.Key) { Error = fault.Kind, Duration = Elapsed(attempt.Start), Usage = usage, Cost = cost });
        attempt.Telemetry.Failed(fault, usage, cost);
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
    public LlmException Unreadable(string expected, ChatResponse response, CallFrame? frame, Candidate candidate)
    {
        var model = candidate.Model;
        var fault = new LlmException(LlmErrorKind.InvalidResponse, response.FinishReason == ChatFinishReason.Length
            ? $"Model '{model.Key}' reached its output limit before '{_name}' had its answer, {expected}; raise MaxOutputTokens of [ModelOptions]."
            : $"The answer of model '{model.Key}' to '{_name}' is not {expected}; state the form in the prompt, or choose a stronger model.")
        {
            Contract = Plan.Contract, Call = Plan.Call, Model = model.Key, Provider = model.Provider, Attempts = frame?.Records ?? [],
        };
        candidate.Account.MarkFailed();
        return Report(candidate, fault);
    }

    private LlmException Report(Candidate candidate, LlmException fault)
    {
        _runtime.Errors.RecordFailure(candidate.Errors, fault.Kind, _name, fault.StatusCode, fault);
        return fault;
    }

    private LlmException Fault(LlmErrorKind kind, Candidate candidate, string message) =>
        new(kind, message) { Contract = Plan.Contract, Call = Plan.Call, Model = candidate.Model.Key, Provider = candidate.Model.Provider };

    /// <summary>Decides, after a candidate has failed for good, whether the next one is asked.</summary>
    /// <returns>What the call throws, or <see langword="null"/> to go on.</returns>
    private Exception? Failure(Exception exception, CallFrame frame, Candidate candidate, bool isLast, int position)
    {
        if (frame.Caller.IsCancellationRequested)
            return new OperationCanceledException(frame.Caller);
        var fault = exception switch
        {
            LlmException llm => llm,
            BrokenCircuitException => Report(candidate, Broken(candidate, exception)),
            _ => Describe(frame, candidate, exception, isTimedOut: false, isCut: false),
        };
        if (fault.Kind is LlmErrorKind.Budget || exception is BrokenCircuitException)
            frame.Record(new(candidate.Model.Key) { Error = fault.Kind, Cost = Cost.Zero });

        // A malformed request is as malformed at the next provider.
        if (!isLast && !fault.EndsCall && fault.Kind != LlmErrorKind.BadRequest)
        {
            Log.FallingBack(_runtime.Logger, _name, candidate.Model.Key, fault.Kind);
            return null;
        }

        Log.Failed(_runtime.Logger, _name, candidate.Model.Key, fault.Kind);
        if (position > 0 && !fault.EndsCall)
            fault = AllFailed(frame, fault, candidate);
        fault.Attempts = frame.Records ?? [];
        return fault;
    }

    private LlmException AllFailed(CallFrame frame, LlmException last, Candidate candidate) =>
        new(LlmErrorKind.AllFailed, $"No candidate of '{_name}' answered ({string.Join("; ", frame.Records ?? [])}); 'Attempts' has the details, the inner exception is the last error.", last)
        {
            Contract = Plan.Contract, Call = Plan.Call, Model = candidate.Model.Key, Provider = candidate.Model.Provider, StatusCode = last.StatusCode, IsRetryable = last.IsRetryable,
        };

    /// <summary>Describes an ensemble of which too few members answered.</summary>
    public LlmException QuorumMissed(int quorum, int answered, int asked, string members, IReadOnlyList<AttemptRecord> attempts, LlmException? inner) =>
        new(LlmErrorKind.AllFailed, $"Only {answered} of {asked} members of '{_name}' answered, {quorum} are needed ({members}); lower Quorum of [Ensemble], or raise its TimeoutSeconds.", inner)
        {
            Contract = Plan.Contract, Call = Plan.Call, Attempts = attempts,
        };

    private LlmException Broken(Candidate candidate, Exception exception) =>
        new(LlmErrorKind.Overloaded, $"The circuit breaker of model '{candidate.Model.Key}' is open, so '{_name}' did not ask it; wait, or add a fallback.", exception)
        {
            Contract = Plan.Contract, Call = Plan.Call, Model = candidate.Model.Key, Provider = candidate.Model.Provider, IsRetryable = true,
        };

    /// <summary>Takes note that a method or a constant answers in place of the models.</summary>
    public void FallBack(LlmException fault, string to) => Log.LastResort(_runtime.Logger, _name, fault.Kind, to);

    /// <summary>Takes note of a retry.</summary>
    public ValueTask OnRetry(OnRetryArguments<object> args)
    {
        if (args.Outcome.Exception is LlmException fault)
            Log.Retrying(_runtime.Logger, _name, fault.Model, fault.Kind, args.RetryDelay.TotalSeconds);
        return default;
    }

    private static string Remedy(LlmErrorKind kind) => kind switch
    {
        LlmErrorKind.RateLimit => "lower the rate, raise MaxAttempts of [RetryWithBackoff] or add a fallback",
        LlmErrorKind.QuotaExhausted => "top up the account or add a fallback to another provider",
        LlmErrorKind.Authentication => "check the key that the chat client was created with",
        LlmErrorKind.Permission => "check what the key may do",
        LlmErrorKind.ModelNotFound => "check the model's name at the provider",
        LlmErrorKind.ContextLength or LlmErrorKind.RequestTooLarge => "shorten the input or choose a model with a larger window",
        LlmErrorKind.ContentFilter => "change the prompt, or add a fallback to another provider",
        LlmErrorKind.Overloaded or LlmErrorKind.ServerError or LlmErrorKind.Network or LlmErrorKind.Timeout => "add [RetryWithBackoff] or a fallback",
        _ => "the inner exception has the provider's words",
    };
}

using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>Every log line. None holds prompt text, answers or keys.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Debug, "{Call} begins")]
    public static partial void CallBegins(ILogger logger, string call);

    [LoggerMessage(1001, LogLevel.Debug, "{Call} is done after {Milliseconds:F1} ms; model {Model} answered")]
    public static partial void CallDone(ILogger logger, string call, string model, double milliseconds);

    [LoggerMessage(1002, LogLevel.Warning, "Attempt of {Call} with model {Model} failed with {Kind}; trying again in {Seconds:F1} s")]
    public static partial void Retrying(ILogger logger, string call, string? model, LlmErrorKind kind, double seconds);

    [LoggerMessage(1070, LogLevel.Warning, "Model {Model} failed on {Call} with {Kind}; asking the next candidate")]
    public static partial void FallingBack(ILogger logger, string call, string model, LlmErrorKind kind);

    [LoggerMessage(1004, LogLevel.Warning, "Budget '{Budget}' of {Limit} USD does not allow an attempt of {Call} with model {Model}")]
    public static partial void BudgetRejected(ILogger logger, string budget, string call, string model, decimal limit);

    [LoggerMessage(1005, LogLevel.Error, "{Call} failed; model {Model} was the last, with {Kind}")]
    public static partial void Failed(ILogger logger, string call, string model, LlmErrorKind kind);

    [LoggerMessage(1006, LogLevel.Warning, "Model {Model}, asked by {Call}, has no price: its cost is unknown; declare InputUsdPerMillionTokens and OutputUsdPerMillionTokens")]
    public static partial void UnpricedModel(ILogger logger, string model, string call);

    [LoggerMessage(1007, LogLevel.Warning, "{Call} failed with {Kind}; {Fallback} answers in its place")]
    public static partial void LastResort(ILogger logger, string call, LlmErrorKind kind, string fallback);

    [LoggerMessage(1008, LogLevel.Warning, "The circuit breaker of {Owner} is open for {Seconds:F1} s")]
    public static partial void BreakerOpened(ILogger logger, string owner, double seconds);

    [LoggerMessage(1009, LogLevel.Information, "The circuit breaker of {Owner} lets an attempt through to see whether it answers again")]
    public static partial void BreakerHalfOpen(ILogger logger, string owner);

    [LoggerMessage(1010, LogLevel.Information, "The circuit breaker of {Owner} is closed: it answers again")]
    public static partial void BreakerClosed(ILogger logger, string owner);

    [LoggerMessage(1011, LogLevel.Warning, "No candidate of {Call} can be asked now; waiting {Seconds:F1} s for model {Model}")]
    public static partial void WaitingForRecovery(ILogger logger, string call, string model, double seconds);

    [LoggerMessage(1012, LogLevel.Warning, "The circuit breakers of all candidates of {Call} are open; asking model {Model} all the same")]
    public static partial void TryingAnyway(ILogger logger, string call, string model);

    [LoggerMessage(1013, LogLevel.Information, "Model {Model} takes long to answer {Call}; asking model {Next} too")]
    public static partial void Hedging(ILogger logger, string call, string model, string next);

    [LoggerMessage(1014, LogLevel.Warning, "The chat client of model {Model} sends requests again by itself, beside [RetryWithBackoff] of {Call}: the two multiply; switch its own retries off, for the SDKs of OpenAI and Anthropic by UseLlmAttributes() on their options")]
    public static partial void StackedRetries(ILogger logger, string model, string call);

    [LoggerMessage(1015, LogLevel.Information, "The account of model {Model} has used up a limit; its next request waits {Seconds:F1} s")]
    public static partial void LimitUsedUp(ILogger logger, string model, double seconds);

    [LoggerMessage(1016, LogLevel.Information, "The probe of model {Model} ended with {Outcome}")]
    public static partial void Probed(ILogger logger, string model, string outcome);

    [LoggerMessage(1017, LogLevel.Warning, "Attempt of {Operation} failed with {Kind}; trying again in {Seconds:F1} s")]
    public static partial void RetryingOperation(ILogger logger, string operation, LlmErrorKind kind, double seconds);

    [LoggerMessage(1020, LogLevel.Information, "Model {Model} reports {Reported} input tokens where {Counted} were counted by its documented rules; its counts are estimates from now on, which reports correct")]
    public static partial void Miscounted(ILogger logger, string model, long counted, long reported);

    [LoggerMessage(1060, LogLevel.Warning, "Observer {Observer} failed on {Call} with {Exception}; the call goes on, and further failures of the observer are not logged")]
    public static partial void ObserverFailed(ILogger logger, string observer, string call, string exception);

    [LoggerMessage(1071, LogLevel.Warning, "A listener of spans or metrics failed with {Exception}; calls go on, and further failures are not logged")]
    public static partial void ListenerFailed(ILogger logger, string exception);

    [LoggerMessage(1072, LogLevel.Warning, "What was to be captured of prompts and answers could not be redacted or written, by {Exception}; it is left out, and further failures are not logged")]
    public static partial void RedactorFailed(ILogger logger, string exception);

    [LoggerMessage(1023, LogLevel.Information, "The price list was read again: {Count} models, of {Date}")]
    public static partial void PricesReloaded(ILogger logger, int count, DateOnly? date);

    [LoggerMessage(1024, LogLevel.Warning, "The price list could not be read again, so the old one stays in force: {Fault}")]
    public static partial void PricesNotReloaded(ILogger logger, string fault);

    [LoggerMessage(1025, LogLevel.Warning, "Prices come from {Source} of {Date}, which is more than 90 days old; load a newer list with PriceBook, or state the prices with [LlmModel]")]
    public static partial void PricesAreOld(ILogger logger, string source, DateOnly date);

    [LoggerMessage(1040, LogLevel.Warning, "Budget {Budget} has reached {Share:P0} of its {Limit} USD")]
    public static partial void SoftLimitReached(ILogger logger, string budget, double share, decimal limit);

    [LoggerMessage(1041, LogLevel.Information, "Budget {Budget} is raised by {Usd} USD until {Until:u}")]
    public static partial void BudgetRaised(ILogger logger, string budget, decimal usd, DateTimeOffset until);

    [LoggerMessage(1042, LogLevel.Warning, "Model {Model} has cost {Actual} USD on {Call}, more than the worst case of {Reserved} USD that was reserved; it is booked in full")]
    public static partial void BudgetOverrun(ILogger logger, string model, string call, decimal actual, decimal reserved);

    [LoggerMessage(1043, LogLevel.Information, "Budget {Budget} has no money for {Call} now; waiting {Seconds:F1} s")]
    public static partial void WaitingForMoney(ILogger logger, string budget, string call, double seconds);

    [LoggerMessage(1044, LogLevel.Error, "The budget store did not take what {Call} cost; trying again in {Seconds:F1} s")]
    public static partial void SettlingAgain(ILogger logger, Exception exception, string call, double seconds);

    [LoggerMessage(1045, LogLevel.Critical, "The budget store did not take what {Call} cost, {Usd} USD; it is booked in the ledger alone")]
    public static partial void SettlingFailed(ILogger logger, Exception exception, string call, decimal usd);

    [LoggerMessage(1046, LogLevel.Error, "The ledger store did not take {Lines} lines; they are added again later")]
    public static partial void LedgerNotKept(ILogger logger, Exception exception, int lines);

    [LoggerMessage(1047, LogLevel.Warning, "The budget store did not extend the reservation of {Call}")]
    public static partial void NotExtended(ILogger logger, Exception exception, string call);
}

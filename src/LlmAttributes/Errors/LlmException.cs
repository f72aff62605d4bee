using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A call failed. The provider's own exception, where there is one, is the inner exception.</summary>
/// <remarks>The message names contract, model and fault; it never holds prompt text, answers or keys.</remarks>
public class LlmException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The provider's own exception.</param>
    public LlmException(LlmErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>Gets what went wrong.</summary>
    public LlmErrorKind Kind { get; }

    /// <summary>Gets the name of the contract.</summary>
    public string? Contract { get; init; }

    /// <summary>Gets the name of the method.</summary>
    public string? Call { get; init; }

    /// <summary>Gets the key of the model that failed last.</summary>
    public string? Model { get; init; }

    /// <summary>Gets the provider of the model that failed last.</summary>
    public string? Provider { get; init; }

    /// <summary>Gets the HTTP status that the provider answered with.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Gets the provider's own code of the error.</summary>
    public string? ProviderCode { get; init; }

    /// <summary>Gets how long to wait before it is worth another call: as the provider asks, or until the breaker or the limit that refused lets an attempt through; of several candidates that of the last.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets a value indicating whether the same request may succeed later.</summary>
    public bool IsRetryable { get; init; }

    /// <summary>Gets which budget does not allow the attempt, and what is left of it; <see langword="null"/> for other errors.</summary>
    public BudgetShortage? Shortage { get; init; }

    /// <summary>Gets every attempt of the call, in order.</summary>
    public IReadOnlyList<AttemptRecord> Attempts { get; internal set; } = [];

    /// <summary>Gets why the answer cannot be read as the result type; empty for other errors. What was found is part of the answer, which the message keeps out.</summary>
    public IReadOnlyList<AnswerFault> AnswerFaults { get; internal init; } = [];

    /// <summary>Gets the answers of the call that could not be read as the result type, in order; empty for other errors. The message keeps their texts out.</summary>
    public IReadOnlyList<UnreadableAnswer> UnreadableAnswers { get; internal init; } = [];

    /// <summary>Gets how many items of a stream of values the caller got before it failed; <see langword="null"/> for other calls.</summary>
    public int? YieldedItems { get; internal set; }

    /// <summary>What the answer should have been; <see langword="null"/> for errors other than an unreadable answer.</summary>
    internal string? Expected { get; init; }

    /// <summary>Says whether the error is of one of some kinds; of a call whose candidates all failed the last error counts too.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <returns>Whether it is.</returns>
    public bool IsOneOf(ErrorKinds kinds) => kinds.Contains(Kind) || (Kind == LlmErrorKind.AllFailed && InnerException is LlmException last && kinds.Contains(last.Kind));

    /// <summary>The answer that cannot be read.</summary>
    internal ChatResponse? Answer { get; init; }

    /// <summary>Whether the call as a whole is over, so that no other candidate is asked.</summary>
    internal bool EndsCall { get; init; }

    /// <summary>Whether the request was not sent: a breaker, a limit or a budget of ours refused it.</summary>
    internal bool IsRefusal { get; init; }

    /// <summary>What happens to an attempt that a budget refused.</summary>
    internal OnExceeded OnExceeded { get; init; }
}

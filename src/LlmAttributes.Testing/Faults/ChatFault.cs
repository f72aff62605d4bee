using Microsoft.Extensions.AI;

namespace LlmAttributes.Testing;

/// <summary>What goes wrong with a request, for <see cref="FaultPlan"/>.</summary>
/// <remarks>Errors are thrown as <see cref="LlmException"/>, as which the library sees those of every provider; <see cref="LoopbackServer"/> makes the SDKs throw their own.</remarks>
public sealed class ChatFault
{
    private ChatFault(string name) => Name = name;

    /// <summary>Gets what is wrong, in words.</summary>
    public string Name { get; }

    internal Func<Exception>? Failure { get; private init; }

    internal bool Stalls { get; private init; }

    internal Pause? Before { get; private init; }

    /// <summary>How many pieces of text come before a stream goes wrong.</summary>
    internal int After { get; private init; }

    internal bool Cuts { get; private init; }

    /// <summary>Changes the text of the answer.</summary>
    internal Func<string, ChatOptions?, string>? Change { get; private init; }

    internal ChatFinishReason? FinishReason { get; private init; }

    /// <summary>The provider refuses since there are too many requests (429).</summary>
    /// <param name="retryAfterSeconds">How long it asks to wait, in seconds; <see langword="null"/> when it does not say.</param>
    /// <returns>The fault.</returns>
    public static ChatFault RateLimit(double? retryAfterSeconds = null) => Error(LlmErrorKind.RateLimit, 429, isRetryable: true, retryAfterSeconds);

    /// <summary>The provider fails (5xx).</summary>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not between 500 and 599.</exception>
    public static ChatFault ServerError(int status = 500)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 500);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return Error(status is 503 or 529 ? LlmErrorKind.Overloaded : LlmErrorKind.ServerError, status, isRetryable: true, null);
    }

    /// <summary>The provider fails in a way of your choice.</summary>
    /// <param name="failure">Makes the exception; each request gets its own.</param>
    /// <returns>The fault.</returns>
    public static ChatFault Throw(Func<Exception> failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new("a failure of one's own") { Failure = failure };
    }

    /// <summary>The provider does not take the key (401).</summary>
    /// <returns>The fault.</returns>
    public static ChatFault Unauthorized() => Error(LlmErrorKind.Authentication, 401, isRetryable: false, null);

    /// <summary>The provider's filter refuses the request.</summary>
    /// <returns>The fault.</returns>
    public static ChatFault Filtered() => Error(LlmErrorKind.ContentFilter, 400, isRetryable: false, null);

    /// <summary>Nothing comes until the caller gives up; of a stream nothing more.</summary>
    /// <param name="afterChunks">How many pieces of text a stream yields before.</param>
    /// <returns>The fault.</returns>
    public static ChatFault Stall(int afterChunks = 0) => new("a stall") { Stalls = true, After = AtLeastZero(afterChunks) };

    /// <summary>The connection is cut: after some pieces of a stream, else before the answer is whole.</summary>
    /// <param name="afterChunks">How many pieces of text a stream yields before.</param>
    /// <returns>The fault.</returns>
    public static ChatFault CutStream(int afterChunks = 1) => new("a cut connection") { Cuts = true, After = AtLeastZero(afterChunks) };

    /// <summary>The first token, or the answer, takes its time.</summary>
    /// <param name="pause">The wait; by default the clock is that of <see cref="FaultyChatClient"/>.</param>
    /// <returns>The fault.</returns>
    public static ChatFault SlowFirstToken(Pause pause)
    {
        ArgumentNullException.ThrowIfNull(pause);
        return new("a slow first token") { Before = pause };
    }

    /// <summary>The answer stands in a code fence, with pleasantries around it.</summary>
    /// <returns>The fault.</returns>
    public static ChatFault Fenced() => new("a fenced answer") { Change = static (text, _) => $"Sure! Here it is:\n\n```json\n{text}\n```\n\nLet me know if you need anything else." };

    /// <summary>A value stands in the answer that the enumeration does not have.</summary>
    /// <param name="value">The value; it takes the place of the first one that the requested schema lists, or else of the whole answer.</param>
    /// <returns>The fault.</returns>
    public static ChatFault WrongEnum(string value = "something_else")
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new("a wrong value of an enumeration") { Change = (text, options) => EnumSwap.Apply(text, options, value) };
    }

    /// <summary>The answer ends in the middle, as if the limit of output tokens were reached.</summary>
    /// <returns>The fault.</returns>
    public static ChatFault Truncated() => new("a truncated answer") { Change = static (text, _) => Half(text), FinishReason = ChatFinishReason.Length };

    /// <summary>The answer ends in the middle, and the provider says nothing of it.</summary>
    /// <returns>The fault.</returns>
    public static ChatFault Malformed() => new("a malformed answer") { Change = static (text, _) => Half(text) };

    /// <summary>The answer is empty.</summary>
    /// <returns>The fault.</returns>
    public static ChatFault Empty() => new("an empty answer") { Change = static (_, _) => "" };

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static ChatFault Error(LlmErrorKind kind, int status, bool isRetryable, double? retryAfterSeconds)
    {
        TimeSpan? retryAfter = retryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        return new($"{kind} ({status})")
        {
            Failure = () => new LlmException(kind, $"The provider was made to answer with {status}.") { StatusCode = status, IsRetryable = isRetryable, RetryAfter = retryAfter },
        };
    }

    private static int AtLeastZero(int chunks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(chunks);
        return chunks;
    }

    private static string Half(string text)
    {
        var end = text.Length / 2;

        // Half of a surrogate pair is no text.
        return text[..(end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace LlmAttributes;

/// <summary>Turns a provider's exception into a kind, a status and a wait.</summary>
internal sealed class ErrorClassifier(Func<Exception, ProviderError?>? reader, TimeProvider time)
{
    public Classification Classify(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (reader?.Invoke(e) is { } read)
                return FromStatus(read.StatusCode, read.Code, ParseRetryAfter(read.RetryAfter));
            if (e is HttpRequestException { StatusCode: { } status })
                return FromStatus((int)status, null, null);
            if (StatusInMessage(e.Message) is { } found)
                return FromStatus(found, CodeInMessage(e.Message), null);
            if (e is TimeoutException)
                return new(LlmErrorKind.Timeout, true);
            if (e is JsonException)
                return new(LlmErrorKind.ServerError, true);
            if (e is HttpRequestException or IOException or SocketException)
                return new(LlmErrorKind.Network, true);
        }

        return new(LlmErrorKind.Unknown, false);
    }

    private static Classification FromStatus(int status, string? code, TimeSpan? retryAfter)
    {
        var kind = status switch
        {
            _ when code is "insufficient_quota" or "billing_hard_limit_reached" => LlmErrorKind.QuotaExhausted,
            _ when code is "context_length_exceeded" => LlmErrorKind.ContextLength,
            _ when code is "content_filter" or "content_policy_violation" => LlmErrorKind.ContentFilter,
            429 => LlmErrorKind.RateLimit,
            401 => LlmErrorKind.Authentication,
            402 => LlmErrorKind.QuotaExhausted,
            403 => LlmErrorKind.Permission,
            404 => LlmErrorKind.ModelNotFound,
            408 or 504 => LlmErrorKind.Timeout,
            413 => LlmErrorKind.RequestTooLarge,
            503 or 529 => LlmErrorKind.Overloaded,
            >= 500 => LlmErrorKind.ServerError,
            >= 400 => LlmErrorKind.BadRequest,
            _ => LlmErrorKind.Unknown,
        };

        return new(kind, IsPassing(kind)) { StatusCode = status, ProviderCode = code, RetryAfter = retryAfter };
    }

    private static bool IsPassing(LlmErrorKind kind) =>
        kind is LlmErrorKind.RateLimit or LlmErrorKind.Timeout or LlmErrorKind.Overloaded or LlmErrorKind.ServerError or LlmErrorKind.Network;

    private TimeSpan? ParseRetryAfter(string? value)
    {
        if (value is null)
            return null;
        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
        if (!DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return null;

        var wait = date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    // Without a reader the status of an SDK's exception is only in its message. System.ClientModel: "HTTP 429 (type: code)" or "Status: 429 (Too Many Requests)";
    // Anthropic: "Status Code: TooManyRequests".
    private static int? StatusInMessage(ReadOnlySpan<char> message)
    {
        foreach (var lead in (ReadOnlySpan<string>)["HTTP ", "Status: ", "Status Code: "])
        {
            var at = message.IndexOf(lead, StringComparison.Ordinal);
            if (at >= 0 && (lead != "HTTP " || at == 0) && ReadStatus(message[(at + lead.Length)..]) is { } status)
                return status;
        }

        return null;
    }

    private static int? ReadStatus(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiLetterOrDigit(text[length]))
            length++;

        var word = text[..length];
        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status is >= 400 and < 600 ? status : null
            : (int?)Named(word);
    }

    private static HttpStatusCode? Named(ReadOnlySpan<char> name) => name switch
    {
        nameof(HttpStatusCode.BadRequest) => HttpStatusCode.BadRequest,
        nameof(HttpStatusCode.Unauthorized) => HttpStatusCode.Unauthorized,
        nameof(HttpStatusCode.PaymentRequired) => HttpStatusCode.PaymentRequired,
        nameof(HttpStatusCode.Forbidden) => HttpStatusCode.Forbidden,
        nameof(HttpStatusCode.NotFound) => HttpStatusCode.NotFound,
        nameof(HttpStatusCode.RequestTimeout) => HttpStatusCode.RequestTimeout,
        nameof(HttpStatusCode.Conflict) => HttpStatusCode.Conflict,
        nameof(HttpStatusCode.RequestEntityTooLarge) => HttpStatusCode.RequestEntityTooLarge,
        nameof(HttpStatusCode.UnprocessableEntity) or "UnprocessableContent" => HttpStatusCode.UnprocessableEntity,
        nameof(HttpStatusCode.TooManyRequests) => HttpStatusCode.TooManyRequests,
        nameof(HttpStatusCode.InternalServerError) => HttpStatusCode.InternalServerError,
        nameof(HttpStatusCode.BadGateway) => HttpStatusCode.BadGateway,
        nameof(HttpStatusCode.ServiceUnavailable) => HttpStatusCode.ServiceUnavailable,
        nameof(HttpStatusCode.GatewayTimeout) => HttpStatusCode.GatewayTimeout,
        _ => null,
    };

    private static string? CodeInMessage(string message)
    {
        var open = message.IndexOf('(', StringComparison.Ordinal);
        var close = open < 0 ? -1 : message.IndexOf(')', open);
        var colon = close < 0 ? -1 : message.IndexOf(": ", open, close - open, StringComparison.Ordinal);
        return colon < 0 ? null : message[(colon + 2)..close];
    }
}

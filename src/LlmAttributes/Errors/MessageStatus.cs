using System.Globalization;
using System.Net;

namespace LlmAttributes;

/// <summary>
/// Finds status, code and body in the message of an SDK's exception. System.ClientModel: "HTTP 429 (type: code)" or "Status: 429 (Too Many Requests)"; Anthropic: "Status Code: TooManyRequests";
/// gRPC: StatusCode="ResourceExhausted".
/// </summary>
internal static class MessageStatus
{
    private static readonly string[] s_leads = ["HTTP ", "Error code: ", "Status: ", "Status Code: ", "(status code ", "status code does not indicate success: "];

    public static int? Find(string message)
    {
        var plain = BeforeEcho(message);
        foreach (var lead in s_leads)
        {
            var at = plain.IndexOf(lead, StringComparison.Ordinal);
            if (at >= 0 && (at == 0 || lead[0] is not ('H' or 'E')) && Read(plain[(at + lead.Length)..]) is { } status)
                return status;
        }

        // "429 Unable to submit request"
        return message.Length > 3 && message[3] is ' ' or ':' && Read(message) is { } leading ? leading : null;
    }

    /// <summary>What stands in the first parentheses behind a colon.</summary>
    public static string? Code(string message)
    {
        if (message.IndexOf("ErrorCode: ", StringComparison.Ordinal) is var at and >= 0)
        {
            var end = message.AsSpan(at + 11).IndexOfAny('\r', '\n');
            return end < 0 ? message[(at + 11)..] : message.Substring(at + 11, end);
        }

        var open = message.IndexOf('(', StringComparison.Ordinal);
        var close = open < 0 ? -1 : message.IndexOf(')', open);
        var colon = close < 0 ? -1 : message.IndexOf(": ", open, close - open, StringComparison.Ordinal);
        return colon < 0 ? null : message[(colon + 2)..close];
    }

    public static string? RpcCode(string message)
    {
        const string Lead = "StatusCode=\"";
        var at = BeforeEcho(message).IndexOf(Lead, StringComparison.Ordinal);
        if (at < 0)
            return null;
        at += Lead.Length;
        var end = message.IndexOf('"', at);
        return end < 0 ? null : message[at..end];
    }

    /// <summary>A status inside braces may be a part of the request that the message repeats.</summary>
    private static ReadOnlySpan<char> BeforeEcho(string message)
    {
        var echo = message.AsSpan().IndexOfAny('{', '[');
        return echo < 0 ? message : message.AsSpan(0, echo);
    }

    private static int? Read(ReadOnlySpan<char> text)
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
}

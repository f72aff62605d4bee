using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;

namespace LlmAttributes;

/// <summary>Reads exceptions that no reader knows: those of the framework by type, those of SDKs by the status in their message.</summary>
internal static class ExceptionReader
{
    private const int LongestMessage = 64 * 1024;

    /// <summary>What the provider answered, as far as the exception shows it.</summary>
    public static ProviderError? Answer(Exception exception)
    {
        if (exception is HttpRequestException { StatusCode: { } status })
            return new((int)status) { Message = Message(exception) };
        if (TypeName(exception) is { } name)
            return new(0) { Code = name, Message = Message(exception) };
        var message = Message(exception);
        return MessageStatus.Find(message) is { } found
            ? new(found) { Code = MessageStatus.Code(message), Message = message }
            : MessageStatus.RpcCode(message) is { } code ? new(0) { Code = code, Message = message } : null;
    }

    public static LlmErrorKind FaultOf(Exception exception) => exception switch
    {
        TimeoutException or SocketException { SocketErrorCode: SocketError.TimedOut } => LlmErrorKind.Timeout,
        // The provider sent what is no JSON.
        JsonException => LlmErrorKind.ServerError,
        HttpRequestException { HttpRequestError: HttpRequestError.UserAuthenticationError } => LlmErrorKind.Authentication,
        // The cause of a wrapped time-out says more than the wrapper.
        HttpRequestException { InnerException: TimeoutException or SocketException { SocketErrorCode: SocketError.TimedOut } } => LlmErrorKind.Timeout,
        FileNotFoundException or DirectoryNotFoundException or DriveNotFoundException or PathTooLongException or FileLoadException => LlmErrorKind.Unknown,
        HttpRequestException or IOException or SocketException or WebSocketException => LlmErrorKind.Network,
        _ => LlmErrorKind.Unknown,
    };

    /// <summary>The message of an exception that may come from a provider's SDK.</summary>
    public static ProviderError? Words(Exception exception) =>
        exception is ArgumentException or NotSupportedException or NotImplementedException or ObjectDisposedException or OperationCanceledException or InvalidCastException or NullReferenceException or IndexOutOfRangeException
            or LlmConfigurationException or OutOfMemoryException or KeyNotFoundException or IOException or UnauthorizedAccessException
            ? null
            : new(0) { Message = Message(exception) };

    /// <summary>The SDK of Amazon names its exceptions after the service's errors.</summary>
    private static string? TypeName(Exception exception)
    {
        var type = exception.GetType();
        return type.Namespace?.StartsWith("Amazon.", StringComparison.Ordinal) == true ? type.Name : null;
    }

    private static string Message(Exception exception)
    {
        var message = exception.Message ?? "";
        return message.Length <= LongestMessage ? message : message[..LongestMessage];
    }
}

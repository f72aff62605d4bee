using System.Text.Json;
using Anthropic.Exceptions;

namespace LlmAttributes;

/// <summary>Reads the exceptions of the Anthropic SDK.</summary>
public static class AnthropicErrors
{
    /// <summary>Teaches the runtime to understand the errors of the Anthropic SDK by status and body.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="headers">
    /// The handlers that note the headers of failed answers, one for each client: the SDK's exceptions carry none, so that a <c>Retry-After</c> is unknown without them.
    /// </param>
    /// <returns>The builder.</returns>
    public static LlmRuntimeBuilder UseAnthropicErrors(this LlmRuntimeBuilder builder, params AnthropicErrorHeaders[] headers)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(headers);
        return builder.ReadErrorsWith(exception => Read(exception, headers));
    }

    /// <summary>Reads an exception, for <see cref="LlmRuntimeBuilder.ReadErrorsWith"/> or an <see cref="ErrorClassifier"/>.</summary>
    /// <param name="exception">Any exception.</param>
    /// <param name="headers">The handlers that note the headers of failed answers.</param>
    /// <returns>What it says, or <see langword="null"/> when it is none of the Anthropic SDK.</returns>
    public static ProviderError? Read(Exception exception, params AnthropicErrorHeaders[] headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return exception switch
        {
            AnthropicApiException failure => new((int)failure.StatusCode) { Body = failure.ResponseBody, Headers = Find(failure.RequestID, headers), Provider = "anthropic" },
            // The stream began with status 200, so the event is all there is. An event without JSON is classified by the exceptions inside.
            AnthropicSseException { Body.ValueKind: JsonValueKind.Object } failure => new(0) { Body = failure.Body.GetRawText(), Provider = "anthropic" },
            _ => null,
        };
    }

    private static IReadOnlyDictionary<string, string>? Find(string? requestId, AnthropicErrorHeaders[] recorders)
    {
        if (requestId is null)
            return null;
        foreach (var recorder in recorders)
        {
            if (recorder.Find(requestId) is { } found)
                return found;
        }

        return null;
    }
}

using System.ClientModel;
using System.Text.Json;
using LlmAttributes;

namespace Quickstart;

/// <summary>Reads what the exceptions of the OpenAI SDK say, for <see cref="LlmRuntimeBuilder.ReadErrorsWith"/>.</summary>
public static class OpenAIErrors
{
    /// <summary>Reads status, code and Retry-After.</summary>
    /// <param name="exception">Any exception.</param>
    /// <returns>What it says, or <see langword="null"/> when it is none of the OpenAI SDK or has no answer of the server.</returns>
    public static ProviderError? Read(Exception exception)
    {
        if (exception is not ClientResultException { Status: >= 400 } failure)
            return null;
        var response = failure.GetRawResponse();
        return new(failure.Status)
        {
            Code = response is null ? null : ReadCode(response.Content),
            RetryAfter = response is not null && response.Headers.TryGetValue("Retry-After", out var value) ? value : null,
        };
    }

    private static string? ReadCode(BinaryData content)
    {
        try
        {
            using var body = JsonDocument.Parse(content);
            return body.RootElement.ValueKind == JsonValueKind.Object
                && body.RootElement.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
                && error.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String
                ? code.GetString()
                : null;
        }
        catch (JsonException)
        {
            // A proxy on the way answers with a page, not with JSON.
            return null;
        }
    }
}

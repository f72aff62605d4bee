using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Reads the exceptions of SDKs made with System.ClientModel, which are those of OpenAI and of Azure OpenAI.</summary>
public static class OpenAIErrors
{
    /// <summary>Teaches the runtime to understand the errors of the OpenAI and Azure OpenAI SDKs by status, headers and body.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static LlmRuntimeBuilder UseOpenAIErrors(this LlmRuntimeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.ReadErrorsWith(Read).ReadStreamErrorsWith(Read);
    }

    /// <summary>Reads an update of a stream, for <see cref="LlmRuntimeBuilder.ReadStreamErrorsWith"/>: the SDK passes an error event on as an update that holds nothing.</summary>
    /// <param name="update">Any update.</param>
    /// <returns>What it says, or <see langword="null"/> when it is no error.</returns>
    public static ProviderError? Read(ChatResponseUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (update.RawRepresentation is not IPersistableModel<object> model)
            return null;
        var body = model.Write(ModelReaderWriterOptions.Json).ToString();
        return body.Contains("\"error\"", StringComparison.Ordinal) ? new(0) { Body = body } : null;
    }

    /// <summary>Reads an exception, for <see cref="LlmRuntimeBuilder.ReadErrorsWith"/> or an <see cref="ErrorClassifier"/>.</summary>
    /// <param name="exception">Any exception.</param>
    /// <returns>What it says, or <see langword="null"/> when it is none of these SDKs or there was no answer.</returns>
    public static ProviderError? Read(Exception exception)
    {
        if (exception is not ClientResultException { Status: >= 400 } failure)
            return null;
        return failure.GetRawResponse() is { } response
            ? new(failure.Status) { Body = Body(response), Headers = Headers(response.Headers) }
            : new(failure.Status) { Message = failure.Message };
    }

    private static Dictionary<string, string> Headers(PipelineResponseHeaders headers)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in ProviderError.RelevantHeaders)
        {
            if (headers.TryGetValue(name, out var value) && value is not null)
                found[name] = value;
        }

        return found;
    }

    private static string? Body(PipelineResponse response)
    {
        try
        {
            return response.Content.ToString();
        }
        catch (InvalidOperationException)
        {
            // The body of a stream that nobody has read to its end; status and headers remain.
            return null;
        }
    }
}

using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What a chat client says of itself, as telemetry needs it: asked once of each client, also of a tenant's own.</summary>
internal sealed class ClientFacts
{
    public ClientFacts(IChatClient client, ModelFacts model)
    {
        var metadata = client.GetService<ChatClientMetadata>();
        Provider = model.Provider ?? metadata?.ProviderName;
        TelemetryProvider = Provider is null ? null : ProviderNames.Telemetry(Provider);
        if (metadata?.ProviderUri is { IsAbsoluteUri: true } address)
        {
            ServerAddress = address.Host;
            ServerPort = address.Port < 0 ? null : (long)address.Port;
        }

        DefaultModel = metadata?.DefaultModelId;
        RequestModel = DefaultModel ?? model.ModelId;
        OperationName = client is IEmbeddingBridge ? SemConv.Embeddings : SemConv.Chat;
        EmitsChatSpans = client.GetService<ActivitySource>() is not null;
    }

    public string? Provider { get; }

    /// <summary>The provider as OpenTelemetry names it.</summary>
    public string? TelemetryProvider { get; }

    public string? ServerAddress { get; }

    public long? ServerPort { get; }

    /// <summary>The model that the client was set up with.</summary>
    public string? DefaultModel { get; }

    public string? RequestModel { get; }

    /// <summary>What a request asks of the model, as OpenTelemetry names it.</summary>
    public string OperationName { get; }

    /// <summary>Whether the client itself emits the spans and metrics of each request, so that ours would count twice.</summary>
    public bool EmitsChatSpans { get; }
}

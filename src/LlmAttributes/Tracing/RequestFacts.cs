using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What telemetry says of every request to a model with the same options: it is put together once.</summary>
internal sealed class RequestFacts
{
    public RequestFacts(ClientFacts client, ChatOptions? options)
    {
        Client = client;
        RequestModel = options?.ModelId ?? client.RequestModel;
        SpanName = RequestModel is null ? client.OperationName : $"{client.OperationName} {RequestModel}";
        var tags = TagsOf(client, RequestModel);
        if (options is not null)
            AddOptions(tags, options);
        SpanTags = [.. tags];
    }

    public ClientFacts Client { get; }

    public string SpanName { get; }

    public string? RequestModel { get; }

    /// <summary>What a sampler may see: all that is known before the request.</summary>
    public KeyValuePair<string, object?>[] SpanTags { get; }

    /// <summary>What spans and metrics say of every request to a model.</summary>
    public static List<KeyValuePair<string, object?>> TagsOf(ClientFacts client, string? requestModel)
    {
        List<KeyValuePair<string, object?>> tags = new(12) { new(SemConv.OperationName, client.OperationName) };
        Add(tags, SemConv.ProviderName, client.TelemetryProvider);
        Add(tags, SemConv.RequestModel, requestModel);
        Add(tags, SemConv.ServerAddress, client.ServerAddress);
        Add(tags, SemConv.ServerPort, client.ServerPort);
        return tags;
    }

    public static void Add(List<KeyValuePair<string, object?>> tags, string name, object? value)
    {
        if (value is not null)
            tags.Add(new(name, value));
    }

    private static void AddOptions(List<KeyValuePair<string, object?>> tags, ChatOptions options)
    {
        Add(tags, SemConv.RequestTemperature, Exact(options.Temperature));
        Add(tags, SemConv.RequestTopP, Exact(options.TopP));
        Add(tags, SemConv.RequestTopK, (double?)options.TopK);
        Add(tags, SemConv.RequestFrequencyPenalty, Exact(options.FrequencyPenalty));
        Add(tags, SemConv.RequestPresencePenalty, Exact(options.PresencePenalty));
        Add(tags, SemConv.RequestMaxTokens, (long?)options.MaxOutputTokens);
        Add(tags, SemConv.RequestSeed, options.Seed);
        Add(tags, SemConv.RequestStopSequences, options.StopSequences is { Count: > 0 } stops ? (string[])[.. stops] : null);
        Add(tags, SemConv.OutputType, options.ResponseFormat switch
        {
            ChatResponseFormatText => SemConv.OutputText,
            ChatResponseFormatJson => SemConv.OutputJson,
            _ => null,
        });
    }

    // 0.7f is 0.7 to whoever declared it, and 0.699999988079071 as a double.
    private static double? Exact(float? value) => value is { } number ? Math.Round((double)number, 6) : null;
}

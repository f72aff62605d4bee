using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A model of a runtime: its client, its facts and what all calls share of it.</summary>
internal sealed class BoundModel
{
    private int _warnedUnpriced;

    public BoundModel(string key, IChatClient client, ModelFacts facts, ModelBreaker breaker, ModelLimiter limiter)
    {
        Key = key;
        Client = client;
        Breaker = breaker;
        Limiter = limiter;
        var metadata = client.GetService<ChatClientMetadata>();
        Facts = facts;
        Price = Price.From(facts);
        Provider = facts.Provider ?? metadata?.ProviderName;
        Address = metadata?.ProviderUri;

        // A client with a model of its own was set up on purpose, for instance with a deployment's name; only a client without one is told the model.
        ModelIdToSend = metadata?.DefaultModelId is null ? facts.ModelId : null;
        RequestModel = metadata?.DefaultModelId ?? facts.ModelId;
        EmitsChatSpans = client.GetService<ActivitySource>() is not null;
    }

    public string Key { get; }

    public IChatClient Client { get; }

    public ModelFacts Facts { get; }

    public Price? Price { get; }

    public ModelBreaker Breaker { get; }

    public ModelLimiter Limiter { get; }

    public ModelTraffic Traffic { get; } = new();

    public string? Provider { get; }

    public Uri? Address { get; }

    public string? ModelIdToSend { get; }

    public string? RequestModel { get; }

    /// <summary>Whether the client itself emits the spans and metrics of each request, so that ours would count twice.</summary>
    public bool EmitsChatSpans { get; }

    public bool ShouldWarnUnpriced() => Price is null && _warnedUnpriced == 0 && Interlocked.Exchange(ref _warnedUnpriced, 1) == 0;
}

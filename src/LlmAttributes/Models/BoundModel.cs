using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A model of a runtime: its client, its facts and what all calls share of it.</summary>
internal sealed class BoundModel
{
    private readonly Func<ModelFacts, ITokenCounter?>? _counters;
    private readonly ConditionalWeakTable<IChatClient, ClientFacts> _tenants = [];
    private ITokenCounter? _counter;
    private int _warnedUnpriced;
    private int _warnedEnded;
    private int _warnedStacked;
    private int _warnedMiscount;

    public BoundModel(string key, IChatClient client, ModelFacts facts, ModelBreaker breaker, ModelLimiter limiter, Func<ModelFacts, ITokenCounter?>? counters = null, PriceSources? prices = null)
    {
        Key = key;
        Client = client;
        Breaker = breaker;
        Limiter = limiter;
        _counters = counters;
        ClientFacts = new(client, facts);

        // A client with a model of its own was set up on purpose, for instance with a deployment's name; only a client without one is told the model.
        ModelIdToSend = ClientFacts.DefaultModel is null ? facts.ModelId : null;

        // What was stated goes first here: a client's own name of the model may be that of a deployment, which no list knows.
        Pricing = new(facts, Provider, facts.ModelId ?? RequestModel, prices ?? PriceSources.None);
    }

    public string Key { get; }

    /// <summary>The key as a number, the same in every process (FNV-1a).</summary>
    public uint KeyHash
    {
        get
        {
            var hash = 2166136261;
            foreach (var c in Key)
                hash = (hash ^ c) * 16777619;
            return hash;
        }
    }

    public IChatClient Client { get; }

    public ModelFacts Facts => Pricing.Facts;

    public ModelPricing Pricing { get; }

    /// <summary>The price of the model as it is requested.</summary>
    public Price? Price => Pricing.For(null);

    public ModelBreaker Breaker { get; }

    public ModelLimiter Limiter { get; }

    public ModelTraffic Traffic { get; } = new();

    /// <summary>Counts as the model does; made when somebody first counts, since a vocabulary is large.</summary>
    public ITokenCounter TokenCounter => _counter ?? MakeCounter();

    /// <summary>What the client says of itself.</summary>
    public ClientFacts ClientFacts { get; }

    public string? Provider => ClientFacts.Provider;

    public string? ModelIdToSend { get; }

    public string? RequestModel => ClientFacts.RequestModel;

    /// <summary>What a tenant's own client says of itself.</summary>
    public ClientFacts FactsOf(IChatClient own) => _tenants.GetValue(own, client => new(client, Facts));

    public bool ShouldWarnStackedRetries() => _warnedStacked == 0 && Interlocked.Exchange(ref _warnedStacked, 1) == 0;

    public bool ShouldTellMiscount() => _warnedMiscount == 0 && Interlocked.Exchange(ref _warnedMiscount, 1) == 0;

    public bool ShouldWarnUnpriced() => _warnedUnpriced == 0 && Interlocked.Exchange(ref _warnedUnpriced, 1) == 0;

    public bool ShouldWarnEnded() => _warnedEnded == 0 && Interlocked.Exchange(ref _warnedEnded, 1) == 0;

    private ITokenCounter MakeCounter()
    {
        // A client's own name of its model may be that of a deployment, which says nothing.
        var counter = _counters?.Invoke(Facts with { Provider = Provider, ModelId = Facts.ModelId ?? RequestModel }) ?? new TokenEstimator();
        return Interlocked.CompareExchange(ref _counter, counter, null) ?? counter;
    }
}

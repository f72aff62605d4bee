using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>The cache as one bound call uses it.</summary>
internal sealed partial class CallCache
{
    private const double DefaultDurationSeconds = 300;
    private const double DefaultJitter = 0.1;

    private readonly LlmRuntime _runtime;
    private readonly CachePlan _plan;
    private readonly byte[] _fingerprint;
    private readonly string[] _tags;

    public CallCache(LlmRuntime runtime, CallPlan plan, CachePlan cache, CandidateOrder models, string answer)
    {
        _runtime = runtime;
        _plan = cache;
        _tags = CacheTags.Of(plan, cache);
        _fingerprint = Cache.Fingerprints.Of(plan, models, answer);
        Alike = cache.Semantic is { } semantic ? Cache.Alike.Of(plan.FullName, semantic, cache.DurationSeconds ?? DefaultDurationSeconds) : null;
    }

    /// <summary>What the answers rest on, where passages are retrieved.</summary>
    public CallRetrieval? Retrieval { get; init; }

    public LlmCache Cache => _runtime.Cache;

    /// <summary>The answers as they are found by meaning; <see langword="null"/> where they are not.</summary>
    public SemanticAnswers? Alike { get; }

    /// <summary>Whether answers stay in the process, so that a look-up there is all there is.</summary>
    public bool IsLocal => Cache.UsesMemory;

    public CacheText Begin()
    {
        var key = KeyBuffer.Rent();
        key.Data(KeyPart.Call, _fingerprint);
        Retrieval?.AddTo(key);
        return new(key);
    }

    /// <summary>Ends the key of a call.</summary>
    /// <returns>Whether the call may use the cache.</returns>
    public bool TryAsk(CacheText text, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, out CacheAsk ask)
    {
        ask = default;
        if (text.Buffer is not { } key)
            return false;
        var mode = callOptions?.CacheMode ?? _plan.Mode;
        if (chatOptions is not null)
            OptionKeys.Add(key, chatOptions);
        if (mode == LlmCacheMode.Off || key.IsUnkeyable)
        {
            key.Return();
            return false;
        }

        key.Mark(KeyPart.Tenant);
        key.Text(KeyPart.Tenant, callOptions?.Tenant ?? LlmScope.Current?.Tenant);
        if (callOptions is not null)
            OptionKeys.Add(key, callOptions);
        if (keys.HasTask)
            key.Number(KeyPart.Option, keys.Task);
        var meaning = Alike is null ? null : key.Meaning;
        ask = new(key.Finish(out var rest), mode, callOptions?.MaxCacheAgeSeconds ?? _plan.MaxAgeSeconds)
        {
            Meaning = meaning is null ? null : new(meaning) { Slots = [rest.ToString()] },
        };
        return true;
    }

    public bool TryGetLocal(in CacheAsk ask, out CacheEntry? entry) => Cache.TryGetLocal(ask.Key, ask.MaxAgeSeconds, out entry);

    public ValueTask<CacheEntry?> GetAsync(in CacheAsk ask, CancellationToken cancellationToken) => Cache.GetAsync(ask.Key, _tags, ask.MaxAgeSeconds, _plan.IsSensitive, cancellationToken);

    /// <summary>Keeps an answer, for equal calls and for those of the same meaning.</summary>
    public Task KeepAsync(in CacheAsk ask, ChatResponse response, string model, Cost cost, TokenUsage usage, IReadOnlyList<int> pieces, IReadOnlyList<Citation> citations) =>
        CacheableAnswer.TextOf(response) is { } text
            ? SetAsync(ask, new()
            {
                Text = text,
                Model = model,
                ModelId = response.ModelId,
                FinishReason = response.FinishReason?.Value,
                Created = Cache.Now,
                Expires = Cache.Now + Lifetime(_plan.DurationSeconds ?? DefaultDurationSeconds),
                Cost = cost,
                Usage = usage,
                Pieces = pieces,
                Citations = citations,
                Tags = _tags,
            })
            : Task.CompletedTask;

    /// <summary>Keeps a failure that asking again would not mend, where that is wanted.</summary>
    public Task KeepFailureAsync(LlmCacheKey key, LlmException failure) =>
        _plan.FailureSeconds is { } seconds && CacheableAnswer.IsLasting(failure)
            ? SetAsync(key, new()
            {
                Text = failure.Message,
                Model = failure.Model ?? "",
                Created = Cache.Now,
                Expires = Cache.Now + Lifetime(seconds),
                Error = failure.Kind,
                Cost = AttemptTotals.CostOf(failure.Attempts),
                Usage = AttemptTotals.UsageOf(failure.Attempts),
                Tags = _tags,
            })
            : Task.CompletedTask;

    private Task SetAsync(in CacheAsk ask, CacheEntry entry)
    {
        var keeping = SetAsync(ask.Key, entry);
        if (ask.Meaning is not { } query || Alike is not { } alike)
            return keeping;
        var alikeKeeping = alike.KeepAsync(ask.Key, query, entry, _plan.IsSensitive);
        return keeping.IsCompletedSuccessfully ? alikeKeeping : Task.WhenAll(keeping, alikeKeeping);
    }

    private Task SetAsync(LlmCacheKey key, CacheEntry entry) => Cache.SetAsync(key, entry, _plan.IsSensitive);

    private long Lifetime(double seconds)
    {
        var jitter = _plan.Jitter ?? DefaultJitter;
        return Math.Max(1, (long)(1000 * seconds * (1 - (jitter == 0 ? 0 : jitter * _runtime.Random.NextDouble()))));
    }
}

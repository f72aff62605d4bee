using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>The answers of all calls that find them by meaning, apart by call.</summary>
internal sealed class SemanticCalls(LlmRuntime runtime, SemanticCacheOptions options, string? embeddingModel)
{
    private readonly ConcurrentDictionary<(string Call, SemanticCachePlan Plan, double Duration), Lazy<SemanticAnswers>> _calls = new();

    /// <summary>The answers of a call. A call that is bound anew finds those that it kept before.</summary>
    public SemanticAnswers Of(string call, SemanticCachePlan plan, double durationSeconds) =>
        _calls.GetOrAdd((call, plan, durationSeconds), key => new(() => New(key.Call, key.Plan, key.Duration))).Value;

    public SemanticCacheStats Stats
    {
        get
        {
            var sum = default(SemanticCacheStats);
            foreach (var stats in _calls.Values.Select(static call => call.Value.Stats))
            {
                sum = new(sum.Lookups + stats.Lookups, sum.Hits + stats.Hits)
                {
                    Rejected = sum.Rejected + stats.Rejected,
                    Judged = sum.Judged + stats.Judged,
                    Wrong = sum.Wrong + stats.Wrong,
                    Entries = sum.Entries + stats.Entries,
                    Bytes = sum.Bytes + stats.Bytes,
                };
            }

            return sum;
        }
    }

    public void RemoveByTag(string tag)
    {
        foreach (var call in _calls.Values)
            call.Value.RemoveByTag(tag);
    }

    private SemanticAnswers New(string call, SemanticCachePlan plan, double durationSeconds)
    {
        var own = new SemanticCacheOptions
        {
            MaxWrongHitRate = plan.MaxWrongHitRate ?? options.MaxWrongHitRate,
            MinSimilarity = options.MinSimilarity,
            Candidates = options.Candidates,
            MaxBytes = options.MaxBytes,
            DurationSeconds = durationSeconds,
        };
        var embeddings = embeddingModel is null ? null : runtime.CreateEmbeddingGenerator<string, Embedding<float>>(new CallPlan("SemanticCache") { Call = "Embed", Model = embeddingModel });
        return new(new(own, embeddings, runtime.Time), plan.IsShadow || options.IsShadow, embeddings is null, runtime.Logger)
        {
            Shared = runtime.Cache.KeepsMeanings ? new(runtime.Cache, GroupOf(call), runtime.Time) : null,
            IsPriced = embeddings is not null && runtime.Find(embeddingModel, [], out _)?.Price is not null,
        };
    }

    // Embeddings of two models cannot be compared.
    private string GroupOf(string call) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{call}\n{embeddingModel}")));
}

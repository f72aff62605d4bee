using LlmAttributes.Benchmarks.Calls;
using LlmAttributes.Benchmarks.Measuring;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace LlmAttributes.Benchmarks.Caching;

/// <summary>A hit in the process, from the method to the answer, against the cache of Microsoft.Extensions.AI in the process.</summary>
internal static class CacheGroup
{
    private const int Pairs = 101;

    public static IEnumerable<Figure> Measure()
    {
        var client = new InstantChatClient();
        var contract = ICachedContract.Create(client);
        using var peer = client.AsBuilder().UseDistributedCache(new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()))).Build();
        Action<int> ours = n =>
        {
            for (var i = 0; i < n; i++)
                contract.GreetAsync("Ada", "French").GetAwaiter().GetResult();
        };
        Action<int> theirs = n =>
        {
            for (var i = 0; i < n; i++)
                GC.KeepAlive(peer.GetResponseAsync([new(ChatRole.User, $"Greet {"Ada"} in {"French"}.\nBe brief.")]).GetAwaiter().GetResult().Text);
        };

        var pair = Timing.Compare(ours, theirs, Pairs);
        yield return new("bench.cache.hit.ratio_to_meai", pair.Ratio, Pairs, pair.Low, pair.High, FormattableString.Invariant($"{pair.Ours:F0} ns against {pair.Peer:F0} ns"));
        var bytes = Timing.Bytes(ours);
        yield return new("bench.cache.hit.bytes", bytes, 1, bytes, bytes, FormattableString.Invariant($"UseDistributedCache: {Timing.Bytes(theirs):F0} B"));
    }
}

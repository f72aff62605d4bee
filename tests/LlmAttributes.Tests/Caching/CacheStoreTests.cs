using System.Security.Cryptography;
using System.Text;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Caching;

public sealed class CacheStoreTests : IDisposable
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a", Cache = new() { Jitter = 0 } };
    private static readonly LlmCacheKey s_one = new([.. Enumerable.Repeat((byte)1, LlmCacheKey.Size)]);
    private static readonly LlmCacheKey s_two = new([.. Enumerable.Repeat((byte)2, LlmCacheKey.Size)]);

    private readonly DictionaryCacheStore _store = new();
    private readonly ListLogger _log = new();

    public void Dispose() => _log.Dispose();

    private CallHarness Harness(Action<LlmRuntimeBuilder>? configure = null)
    {
        var harness = new CallHarness().Configure(b => b.UseCacheStore(_store).UseLogger(_log)).Model("a", null, static request => ScriptedReply.Say($"{request.Call}"));
        return configure is null ? harness : harness.Configure(configure);
    }

    private int Logged(int id) => _log.Lines.Count(line => line.Id == id);

    [Fact]
    public async Task Answer_OfOneProcess_IsFoundByAnother()
    {
        Assert.Equal("0", await Harness().Bind(s_plan).AskCachedAsync("same"));
        var other = Harness();

        var result = await other.Bind(s_plan).AskCachedResultAsync("same");

        Assert.Equal("0", result.Value);
        Assert.NotNull(result.CacheHit);
        Assert.Empty(other.Asked);
        Assert.Equal(TimeSpan.FromSeconds(300), _store.Entries.Values.Single().Lifetime);
    }

    [Fact]
    public async Task Store_ThatIsAway_IsGoneAroundUntilItIsBack()
    {
        var harness = Harness(static b => b.Cache.StoreRetrySeconds = 5);
        var call = harness.Bind(s_plan);
        _store.Failure = new IOException("away");

        Assert.Equal("0", await call.AskCachedAsync("same"));
        Assert.Equal("1", await call.AskCachedAsync("same"));
        var works = _store.Works;
        Assert.Equal("2", await call.AskCachedAsync("same"));
        Assert.Equal((works, 1), (_store.Works, Logged(1152)));
        _store.Failure = null;
        harness.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("3", await call.AskCachedAsync("same"));
        Assert.Equal("3", await call.AskCachedAsync("same"));
        Assert.Equal(1, Logged(1153));
    }

    [Fact]
    public async Task Store_ThatIsAway_FailsCallsWhereThatIsWanted()
    {
        var call = Harness(static b => b.Cache.OnStoreFailure = OnCacheFailure.Fail).Bind(s_plan);
        _store.Failure = new IOException("away");

        Assert.Equal(LlmErrorKind.Network, (await Assert.ThrowsAsync<LlmException>(() => call.AskCachedAsync("same"))).Kind);
        Assert.Equal(LlmErrorKind.Network, (await Assert.ThrowsAsync<LlmException>(() => call.AskCachedAsync("same"))).Kind);
    }

    [Fact]
    public async Task Store_ThatDoesNotAnswer_HoldsNobodyUpForLong()
    {
        var harness = Harness(static b => b.Cache.StoreTimeoutSeconds = 0.5);
        _store.Until = new TaskCompletionSource().Task;

        Assert.Equal("0", await harness.RunAsync(harness.Bind(s_plan).AskCachedAsync("same")));
        Assert.Equal(1, Logged(1152));
    }

    [Fact]
    public async Task Entry_ThatIsCorrupted_IsAMissWithOneWarning()
    {
        var harness = Harness();
        var call = harness.Bind(s_plan);
        await call.AskCachedAsync("one");
        await call.AskCachedAsync("two");
        foreach (var (key, kept) in _store.Entries)
        {
            var bytes = kept.Entry.ToArray();
            bytes[^40] ^= 1;
            _store.Entries[key] = kept with { Entry = bytes };
        }

        Assert.Equal(("2", "3"), (await call.AskCachedAsync("one"), await call.AskCachedAsync("two")));
        Assert.Equal(1, Logged(1151));
        Assert.Equal("2", await call.AskCachedAsync("one"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(60)]
    public async Task Entry_OfWhichAPartIsMissing_IsAMiss(int length)
    {
        var call = Harness().Bind(s_plan);
        await call.AskCachedAsync("same");
        foreach (var (key, kept) in _store.Entries)
            _store.Entries[key] = kept with { Entry = kept.Entry[..length] };

        Assert.Equal("1", await call.AskCachedAsync("same"));
    }

    [Fact]
    public async Task Entry_UnderAnotherKey_IsNotTaken()
    {
        var call = Harness().Bind(s_plan);
        await call.AskCachedAsync("harmless");
        var injected = _store.Entries.Single().Value;
        await call.AskCachedAsync("victim");
        foreach (var key in _store.Entries.Keys)
            _store.Entries[key] = injected;

        Assert.Equal("2", await call.AskCachedAsync("victim"));
    }

    [Fact]
    public async Task Entry_ThatWasForgedWithoutTheSecret_IsNotTaken()
    {
        static void Secret(LlmRuntimeBuilder builder) => builder.Cache.Secret = "0123456789abcdef"u8.ToArray();
        var call = Harness(Secret).Bind(s_plan);
        await call.AskCachedAsync("same");
        var key = _store.Entries.Keys.Single();
        var forged = new CacheEntryFormat(default).Write(key, new() { Text = "forged", Model = "a", Created = 0, Expires = long.MaxValue });
        _store.Entries[key] = _store.Entries[key] with { Entry = forged };

        Assert.Equal("1", await call.AskCachedAsync("same"));
    }

    [Fact]
    public async Task LocalSeconds_KeepWhatTheStoreHasInTheProcess()
    {
        var harness = Harness(static b => b.Cache.LocalSeconds = 10);
        var call = harness.Bind(s_plan);
        await call.AskCachedAsync("same");
        var works = _store.Works;

        await call.AskCachedAsync("same");
        Assert.Equal(works, _store.Works);
        harness.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("0", await call.AskCachedAsync("same"));
        Assert.Equal(works + 1, _store.Works);
    }

    [Fact]
    public async Task Invalidate_OfWhatWasTakenFromTheStore_ForgetsTheCopyInTheProcess()
    {
        var tagged = s_plan with { Cache = new() { Jitter = 0, Tags = ["t"] } };
        await Harness().Bind(tagged).AskCachedAsync("same");
        var other = Harness(static b => b.Cache.LocalSeconds = 60);
        var call = other.Bind(tagged);
        await call.AskCachedAsync("same");
        Assert.Empty(other.Asked);

        await other.Runtime.Cache.InvalidateTagAsync("t");
        await call.AskCachedAsync("same");

        Assert.Single(other.Asked);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Entry_WithAnImpossibleNumberOfPieces_IsNone(int count)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write((byte)1);
            writer.Write([.. Enumerable.Repeat((byte)1, LlmCacheKey.Size)]);
            foreach (var text in new[] { "answer", "a", "", "" })
                writer.Write(text);
            writer.Write(0L);
            writer.Write(long.MaxValue);
            writer.Write(false);
            writer.Write(0m);
            writer.Write(0L);
            writer.Write(0L);
            writer.Write(-1);
            writer.Write7BitEncodedInt(count);
        }

        var bytes = body.ToArray();

        Assert.Null(new CacheEntryFormat(default).Read(s_one, (byte[])[.. bytes, .. SHA256.HashData(bytes)]));
    }

    [Fact]
    public async Task DistributedCache_WithAnImpossibleNumberOfTags_GivesWhatStandsThere()
    {
        var cache = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        byte[] bytes = [0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F];
        await cache.SetAsync("llm:" + s_one, bytes, new(), default);

        Assert.NotNull(await new DistributedLlmCacheStore(cache).GetAsync(s_one, default));
    }

    [Fact]
    public async Task Invalidate_WhenTheStoreIsAway_SaysSo()
    {
        var harness = Harness();
        _store.Failure = new IOException("away");

        await Assert.ThrowsAsync<LlmException>(() => harness.Runtime.Cache.InvalidateTagAsync("t").AsTask());
    }

    [Fact]
    public async Task DistributedCache_KeepsUntilTagOrTimeEndsIt()
    {
        var clock = new FakeTimeProvider();
        await CheckAsync(new DistributedLlmCacheStore(new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions { Clock = new Clock(clock) })), clock), () => clock.Advance(TimeSpan.FromSeconds(1)));
        var store = new DistributedLlmCacheStore(new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions { Clock = new Clock(clock) })), clock);
        await store.SetAsync(s_one, new byte[] { 1 }, TimeSpan.FromSeconds(5), [], default);
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Null(await store.GetAsync(s_one, default));
    }

    [Fact]
    public async Task HybridCache_KeepsUntilTagEndsIt()
    {
        var services = new ServiceCollection();
        services.AddHybridCache();
        await using var provider = services.BuildServiceProvider();

        await CheckAsync(new HybridLlmCacheStore(provider.GetRequiredService<HybridCache>()), static () => { });
    }

    private static async Task CheckAsync(ILlmCacheStore store, Action tick)
    {
        Assert.Null(await store.GetAsync(s_one, default));
        await store.SetAsync(s_one, new byte[] { 1, 0 }, TimeSpan.FromMinutes(5), ["a", "both"], default);
        await store.SetAsync(s_two, new byte[] { 2 }, TimeSpan.FromMinutes(5), ["b", "both"], default);
        Assert.Equal([1, 0], (await store.GetAsync(s_one, default))!.Value.ToArray());
        tick();
        await store.RemoveByTagAsync("a", default);
        Assert.Null(await store.GetAsync(s_one, default));
        Assert.Equal([2], (await store.GetAsync(s_two, default))!.Value.ToArray());
        await store.RemoveAsync(s_two, default);
        Assert.Null(await store.GetAsync(s_two, default));
    }

    private sealed class Clock(TimeProvider time) : Microsoft.Extensions.Internal.ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}

using System.Globalization;
using StackExchange.Redis;

namespace LlmAttributes;

/// <summary>The kept answers of a <see cref="RedisStore"/>.</summary>
internal sealed class RedisCacheStore(RedisServer server) : ILlmCacheStore, ISemanticCacheStore
{
    private const int MostLines = 10_000;
    private const int NumberDigits = 16;

    public async ValueTask<ReadOnlyMemory<byte>?> GetAsync(LlmCacheKey key, CancellationToken cancellationToken)
    {
        var found = await AskAsync(CacheScripts.Get, [KeyOf(key)], [], cancellationToken).ConfigureAwait(false);
        return found.IsNull ? (ReadOnlyMemory<byte>?)null : ((byte[])found!).AsMemory();
    }

    public async ValueTask SetAsync(LlmCacheKey key, ReadOnlyMemory<byte> entry, TimeSpan lifetime, IReadOnlyList<string> tags, CancellationToken cancellationToken) =>
        await AskAsync(CacheScripts.Set, [KeyOf(key), .. tags.Select(KeyOf)], [entry, Math.Max(1, (long)lifetime.TotalMilliseconds)], cancellationToken).ConfigureAwait(false);

    public async ValueTask RemoveAsync(LlmCacheKey key, CancellationToken cancellationToken) => await AskAsync(CacheScripts.Remove, [KeyOf(key)], [], cancellationToken).ConfigureAwait(false);

    public async ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken) => await AskAsync(CacheScripts.RemoveByTag, [KeyOf(tag)], [], cancellationToken).ConfigureAwait(false);

    public async ValueTask AddAsync(string group, ReadOnlyMemory<byte> line, TimeSpan lifetime, CancellationToken cancellationToken) => await AskAsync(
        MeaningScripts.Add, [server.Key("meanings:" + group), server.Key("meanings:last:" + group)], [line, Math.Max(1, (long)lifetime.TotalMilliseconds), MostLines], cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<SemanticCacheLine>> ReadAsync(string group, long after, int most, CancellationToken cancellationToken)
    {
        var lines = (byte[][])(await AskAsync(MeaningScripts.Read, [server.Key("meanings:" + group)], [after, most], cancellationToken).ConfigureAwait(false))!;
        return [.. lines.Select(static line => new SemanticCacheLine(long.Parse(line.AsSpan(0, NumberDigits), NumberStyles.None, CultureInfo.InvariantCulture), line.AsMemory(NumberDigits)))];
    }

    private RedisKey KeyOf(LlmCacheKey key) => server.Key("answer:" + key);

    private RedisKey KeyOf(string tag) => server.Key("answers:" + tag);

    private async Task<RedisResult> AskAsync(string script, RedisKey[] keys, RedisValue[] values, CancellationToken cancellationToken)
    {
        try
        {
            return await server.RunAsync(script, keys, values).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RedisAwayException e)
        {
            throw server.Explain(e);
        }
    }
}

namespace LlmAttributes;

/// <summary>The kept answers of a <see cref="SqliteStore"/>. Each that is set takes some with it whose time is over.</summary>
internal sealed class SqliteCacheStore(SqliteWriter writer, TimeProvider time) : ILlmCacheStore, ISemanticCacheStore
{
    private readonly SqliteStatement _get = writer.Session.Statement(CacheSql.Get, 2);
    private readonly SqliteStatement _set = writer.Session.Statement(CacheSql.Set, 3);
    private readonly SqliteStatement _setTag = writer.Session.Statement(CacheSql.SetTag, 2);
    private readonly SqliteStatement _remove = writer.Session.Statement(CacheSql.Remove, 1);
    private readonly SqliteStatement _removeTags = writer.Session.Statement(CacheSql.RemoveTags, 1);
    private readonly SqliteStatement _removeByTag = writer.Session.Statement(CacheSql.RemoveByTag, 1);
    private readonly SqliteStatement _removeExpired = writer.Session.Statement(CacheSql.RemoveExpired, 1);
    private readonly SqliteStatement _removeLooseTags = writer.Session.Statement(CacheSql.RemoveLooseTags, 0);
    private readonly SqliteStatement _addLine = writer.Session.Statement(CacheSql.AddLine, 3);
    private readonly SqliteStatement _readLines = writer.Session.Statement(CacheSql.ReadLines, 4);
    private readonly SqliteStatement _removeExpiredLines = writer.Session.Statement(CacheSql.RemoveExpiredLines, 1);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public async ValueTask<ReadOnlyMemory<byte>?> GetAsync(LlmCacheKey key, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => Get(key.ToString()), cancellationToken).ConfigureAwait(false) is { } found ? found.AsMemory() : (ReadOnlyMemory<byte>?)null;

    public async ValueTask SetAsync(LlmCacheKey key, ReadOnlyMemory<byte> entry, TimeSpan lifetime, IReadOnlyList<string> tags, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => Set(key.ToString(), entry, lifetime, tags), cancellationToken).ConfigureAwait(false);

    public async ValueTask RemoveAsync(LlmCacheKey key, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => _remove.Execute(key.ToString()) + _removeTags.Execute(key.ToString()), cancellationToken).ConfigureAwait(false);

    public async ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => _removeByTag.Execute(tag) + _removeLooseTags.Execute(), cancellationToken).ConfigureAwait(false);

    public async ValueTask AddAsync(string group, ReadOnlyMemory<byte> line, TimeSpan lifetime, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => _removeExpiredLines.Execute(Now) + _addLine.Execute(group, line.ToArray(), Now + (long)lifetime.TotalMilliseconds), cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<SemanticCacheLine>> ReadAsync(string group, long after, int most, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => Read(group, after, most), cancellationToken).ConfigureAwait(false);

    private List<SemanticCacheLine> Read(string group, long after, int most)
    {
        List<SemanticCacheLine> lines = [];
        using var rows = _readLines.Read(group, after, Now, (long)most);
        while (rows.Read())
            lines.Add(new(rows.GetInt64(0), rows.GetFieldValue<byte[]>(1)));
        return lines;
    }

    private byte[]? Get(string key)
    {
        using var rows = _get.Read(key, Now);
        return rows.Read() ? rows.GetFieldValue<byte[]>(0) : null;
    }

    private int Set(string key, ReadOnlyMemory<byte> entry, TimeSpan lifetime, IReadOnlyList<string> tags)
    {
        if (_removeExpired.Execute(Now) > 0)
            _removeLooseTags.Execute();
        _removeTags.Execute(key);
        foreach (var tag in tags)
            _setTag.Execute(tag, key);
        return _set.Execute(key, entry.ToArray(), Now + (long)lifetime.TotalMilliseconds);
    }
}

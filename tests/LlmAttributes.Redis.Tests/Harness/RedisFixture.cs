using StackExchange.Redis;

namespace LlmAttributes.Redis.Tests.Harness;

/// <summary>The server that the tests share; each takes a key prefix of its own.</summary>
public sealed class RedisFixture : IAsyncLifetime, IDisposable
{
    private readonly RedisProcess _process = new();
    private ConnectionMultiplexer? _connection;
    private int _prefixes;

    public IConnectionMultiplexer Connection => _connection!;

    public string Configuration => _process.Configuration;

    public async Task InitializeAsync()
    {
        if (RedisProcess.Missing is not null)
            return;
        await _process.StartAsync();
        _connection = await ConnectionMultiplexer.ConnectAsync(Configuration);
    }

    public async Task DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
    }

    public void Dispose() => _process.Dispose();

    internal string NewPrefix() => $"test{Interlocked.Increment(ref _prefixes)}";

    internal RedisStore Open(string? prefix = null, RedisLeaseClock clock = RedisLeaseClock.Caller) =>
        new(Connection, new() { KeyPrefix = prefix ?? NewPrefix(), LeaseClock = clock });
}

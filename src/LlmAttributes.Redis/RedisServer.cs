using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace LlmAttributes;

/// <summary>The server, as the stores and limits ask it.</summary>
internal sealed class RedisServer : IDisposable
{
    private readonly IConnectionMultiplexer _multiplexer;
    private readonly RedisStoreOptions _options;
    private readonly ILogger _logger;
    private readonly IDatabase _database;
    private volatile bool _isAway;
    private ChannelMessageQueue? _messages;

    public RedisServer(IConnectionMultiplexer multiplexer, RedisStoreOptions options, ILogger logger)
    {
        _multiplexer = multiplexer;
        _options = options;
        _logger = logger;
        _database = multiplexer.GetDatabase(options.Database);
        Prefix = $"{{{options.KeyPrefix}}}:";
        multiplexer.ConnectionRestored += OnRestored;
    }

    /// <summary>Raised when the server answers after it was away.</summary>
    public event Action? CameBack;

    /// <summary>What all keys begin with.</summary>
    public string Prefix { get; }

    public bool FailsOpen => _options.OnUnavailable == RedisUnavailable.FailOpen;

    public bool UsesServerClock => _options.LeaseClock == RedisLeaseClock.Server;

    public ILogger Logger => _logger;

    /// <summary>The addresses, without the password that the configuration may hold.</summary>
    public string Name => string.Join(", ", _multiplexer.GetEndPoints().Select(static endpoint => endpoint.ToString()));

    public RedisKey Key(string name) => Prefix + name;

    /// <summary>Runs a script, by its hash where the server knows it.</summary>
    /// <exception cref="RedisAwayException">The server cannot be asked, or it is not known whether the script ran.</exception>
    public async Task<RedisResult> RunAsync(string script, RedisKey[] keys, RedisValue[] values)
    {
        try
        {
            var result = await _database.ScriptEvaluateAsync(script, keys, values).ConfigureAwait(false);
            Answered();
            return result;
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            throw Away(e);
        }
    }

    /// <summary>Runs a script of which nobody awaits the end.</summary>
    public void Post(string script, RedisKey[] keys, RedisValue[] values)
    {
        try
        {
            _ = _database.ScriptEvaluateAsync(script, keys, values, CommandFlags.FireAndForget);
        }
        catch (Exception e) when (e is RedisException or ObjectDisposedException)
        {
            Away(e);
        }
    }

    /// <summary>Hears all messages of a channel in their order, as soon as the server can be reached. The connection subscribes again by itself when it is restored.</summary>
    public void Subscribe(string channel, Action<string> receive)
    {
        try
        {
            // A handler alone would be called for several messages at once, and the older one last.
            _messages = _multiplexer.GetSubscriber().Subscribe(RedisChannel.Literal(channel), CommandFlags.FireAndForget);
            _messages.OnMessage(message => receive((string)message.Message!));
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            Away(e);
        }
    }

    public LlmException Refuse(RedisAwayException fault) => new(
        LlmErrorKind.Budget,
        $"The budgets in Redis at '{Name}' cannot be asked, so no attempt is made; start the server, or set '{nameof(RedisStoreOptions)}.{nameof(RedisStoreOptions.OnUnavailable)}' to '{nameof(RedisUnavailable.FailOpen)}'.",
        fault.InnerException);

    public LlmException Explain(RedisAwayException fault) =>
        new(LlmErrorKind.Unknown, $"Redis at '{Name}' cannot be asked; start the server, and see the inner exception for what the connection says.", fault.InnerException);

    /// <summary>Hears nothing more. The connection stays open.</summary>
    public void Dispose()
    {
        _multiplexer.ConnectionRestored -= OnRestored;
        try
        {
            _messages?.Unsubscribe(CommandFlags.FireAndForget);
        }
        catch (Exception e) when (e is RedisException or ObjectDisposedException)
        {
            // Nothing is heard of a connection that is closed.
        }
    }

    private void OnRestored(object? sender, ConnectionFailedEventArgs e) => CameBack?.Invoke();

    private void Answered()
    {
        if (!_isAway)
            return;
        _isAway = false;
        RedisLog.Back(_logger, Name);
        CameBack?.Invoke();
    }

    // Said once per outage: a storm of calls would say it a thousand times.
    private RedisAwayException Away(Exception fault)
    {
        if (!_isAway)
        {
            _isAway = true;
            if (FailsOpen)
                RedisLog.AwayOpen(_logger, Name, fault);
            else
                RedisLog.AwayClosed(_logger, Name, fault);
        }

        return new(fault);
    }
}

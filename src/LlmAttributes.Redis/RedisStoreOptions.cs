namespace LlmAttributes;

/// <summary>How a <see cref="RedisStore"/> uses its server.</summary>
public sealed class RedisStoreOptions
{
    /// <summary>Gets or sets what all keys begin with. Applications with different ones share nothing.</summary>
    /// <value>The default is <c>llm</c>. It stands in braces in the keys, so that a cluster keeps them together; it holds none itself.</value>
    public string KeyPrefix { get; set; } = "llm";

    /// <summary>Gets or sets the number of the database.</summary>
    /// <value>The default is -1: that of the connection.</value>
    public int Database { get; set; } = -1;

    /// <summary>Gets or sets what happens to attempts while Redis cannot be asked.</summary>
    /// <value>The default is <see cref="RedisUnavailable.FailClosed"/>.</value>
    public RedisUnavailable OnUnavailable { get; set; }

    /// <summary>Gets or sets whose clock decides when a reservation stops counting, and when the lease of a workflow's run ends.</summary>
    /// <value>The default is <see cref="RedisLeaseClock.Server"/>. To which period an attempt belongs is always decided by the process that makes it.</value>
    public RedisLeaseClock LeaseClock { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>UseRedis</c> keeps the answers of <see cref="CacheAttribute"/> on the server, too, so that all processes share them.</summary>
    /// <value>The default is <see langword="false"/>, since answers stand on the server as they are.</value>
    public bool KeepsAnswers { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>UseRedis</c> keeps the steps of workflows with a <see cref="RunIdAttribute"/> on the server, too, so that any process goes on with a run.</summary>
    /// <value>The default is <see langword="false"/>, since answers stand on the server as they are.</value>
    public bool KeepsWorkflows { get; set; }

    /// <summary>Gets or sets how long a run of a workflow is kept after it was last worked on, in days; then it begins anew.</summary>
    /// <value>Above 0 and up to 36,500; the default is 30. <see langword="null"/> keeps runs until they are removed.</value>
    public double? WorkflowDays { get; set; } = 30;

    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(KeyPrefix) || KeyPrefix.AsSpan().ContainsAny('{', '}'))
            throw new ArgumentException($"'{nameof(RedisStoreOptions)}.{nameof(KeyPrefix)}' is '{KeyPrefix}'; give it a text without braces.", nameof(KeyPrefix));
        if (WorkflowDays is not (null or > 0 and <= 36_500))
            throw new ArgumentOutOfRangeException(nameof(WorkflowDays), WorkflowDays, $"'{nameof(RedisStoreOptions)}.{nameof(WorkflowDays)}' must be above 0 and at most 36500 days, or null.");
        if (Database < -1)
            throw new ArgumentOutOfRangeException(nameof(Database), Database, $"'{nameof(RedisStoreOptions)}.{nameof(Database)}' must be -1 or more.");
        if (OnUnavailable is < RedisUnavailable.FailClosed or > RedisUnavailable.FailOpen)
            throw new ArgumentOutOfRangeException(nameof(OnUnavailable), OnUnavailable, $"'{nameof(RedisStoreOptions)}.{nameof(OnUnavailable)}' must be one of '{nameof(RedisUnavailable)}'.");
        if (LeaseClock is < RedisLeaseClock.Server or > RedisLeaseClock.Caller)
            throw new ArgumentOutOfRangeException(nameof(LeaseClock), LeaseClock, $"'{nameof(RedisStoreOptions)}.{nameof(LeaseClock)}' must be one of '{nameof(RedisLeaseClock)}'.");
    }
}

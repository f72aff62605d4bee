namespace LlmAttributes;

/// <summary>What happens to attempts while Redis cannot be asked.</summary>
public enum RedisUnavailable
{
    /// <summary>Attempts with a budget are refused, and limits let nothing through: nothing is spent that nobody counts.</summary>
    FailClosed = 0,

    /// <summary>Attempts go on without budgets and limits until Redis is back: answers matter more than money. A warning says so.</summary>
    FailOpen = 1,
}

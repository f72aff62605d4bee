namespace LlmAttributes;

/// <summary>Whose clock decides when a reservation stops counting, and when the lease of a workflow's run ends.</summary>
public enum RedisLeaseClock
{
    /// <summary>The server's: a reservation counts for the time that its request names, and a run is leased for as long, however much the clocks of the processes differ.</summary>
    Server = 0,

    /// <summary>That of the process that asks, for tests with a clock of their own.</summary>
    Caller = 1,
}

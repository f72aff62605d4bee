namespace LlmAttributes.Runtime;

/// <summary>How far one run of a decorated method has come. It is changed in place, so that a run that succeeds at once allocates nothing for it.</summary>
internal struct OperationProgress
{
    /// <summary>The timestamp at which the run's time is over; 0 is never.</summary>
    public long Deadline;

    /// <summary>How many attempts have failed.</summary>
    public int Failures;

    /// <summary>What the last attempt failed with; nothing passing when the caller has cancelled.</summary>
    public ErrorClassification Last;

    /// <summary>The wait before the running attempt; zero for the first.</summary>
    public TimeSpan LastWait;

    /// <summary>Whether time has gone by before the running attempt.</summary>
    public bool HasWaited;

    /// <summary>What limits the running attempt.</summary>
    public LinkedSource? Source;

    /// <summary>Whether the breaker waits to hear how the running attempt ends.</summary>
    public bool HasEntered;

    /// <summary>The era of the breaker in which the running attempt began.</summary>
    public int Era;

    /// <summary>Who watches the run, or <see langword="null"/>.</summary>
    public OperationTrace? Trace;

    public void EndLimit()
    {
        Source?.Dispose();
        Source = null;
    }
}

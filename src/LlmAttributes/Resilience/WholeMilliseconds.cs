namespace LlmAttributes;

/// <summary>Timers count whole milliseconds and drop the rest: a wait that is cut ends before its time, and one below a millisecond not at all.</summary>
internal static class WholeMilliseconds
{
    /// <summary>How much earlier than a finer clock a timer may say that its time is up, since the system counts timers by a clock of such steps.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(16);

    /// <summary>The shortest time that is not below another and that a timer keeps exactly.</summary>
    public static TimeSpan RoundUp(TimeSpan time)
    {
        var rest = time.Ticks % TimeSpan.TicksPerMillisecond;
        return rest <= 0 ? time : new(time.Ticks - rest + TimeSpan.TicksPerMillisecond);
    }

    /// <summary>Waits, and never less than asked.</summary>
    public static Task DelayAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken) => Task.Delay(RoundUp(time), clock, cancellationToken);
}

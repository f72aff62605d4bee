namespace LlmAttributes;

/// <summary>A value that fades with time unless it is observed anew. Lock-free: value and time are one word that is exchanged as a whole.</summary>
/// <param name="time">The clock.</param>
/// <param name="fadeSeconds">The time in which the value fades to 37 %.</param>
internal sealed class DecayingValue(TimeProvider time, double fadeSeconds)
{
    // What is observed is never stored as nothing at all.
    private const float Least = 1e-6f;

    private readonly double _millisecondsPerTick = 1_000.0 / time.TimestampFrequency;
    private readonly float _fadesPerMillisecond = (float)(1 / (fadeSeconds * 1_000));
    private readonly long _origin = time.GetTimestamp();

    // The value as a single in the upper half, the milliseconds since the origin in the lower; these wrap after 49 days, which only differences see.
    private long _state;

    public bool IsKnown => Volatile.Read(ref _state) != 0;

    /// <summary>The faded value, or not a number when nothing was observed.</summary>
    public double Read(long now)
    {
        var state = Volatile.Read(ref _state);
        return state == 0 ? double.NaN : Value(state) * Fade(state, Milliseconds(now));
    }

    /// <summary>Takes a higher value at once and nears a lower one with time.</summary>
    public void ObservePeak(double value, long now)
    {
        var at = Milliseconds(now);
        var state = Volatile.Read(ref _state);
        while (true)
        {
            var next = value;
            if (state != 0 && Value(state) > value)
            {
                var kept = Fade(state, at);
                next = (Value(state) * kept) + (value * (1 - kept));
            }

            var seen = Interlocked.CompareExchange(ref _state, Pack(next, at), state);
            if (seen == state)
                return;
            state = seen;
        }
    }

    /// <summary>Mixes an observation into the faded value.</summary>
    /// <param name="value">The observation.</param>
    /// <param name="share">Its share, 0 to 1.</param>
    /// <param name="now">The timestamp.</param>
    public void Mix(double value, double share, long now)
    {
        var at = Milliseconds(now);
        var state = Volatile.Read(ref _state);
        while (true)
        {
            var before = state == 0 ? 0 : Value(state) * Fade(state, at);
            var seen = Interlocked.CompareExchange(ref _state, Pack(before + ((value - before) * share), at), state);
            if (seen == state)
                return;
            state = seen;
        }
    }

    private static float Value(long state) => BitConverter.Int32BitsToSingle((int)(state >> 32));

    private static long Pack(double value, uint at) => ((long)BitConverter.SingleToInt32Bits(Math.Max((float)value, Least)) << 32) | at;

    private double Fade(long state, uint at)
    {
        // A clock read earlier on another thread is no time travel.
        var elapsed = Math.Max(0, (int)(at - (uint)state));
        return elapsed == 0 ? 1 : MathF.Exp(-elapsed * _fadesPerMillisecond);
    }

    private uint Milliseconds(long now) => (uint)(long)(Math.Max(0, now - _origin) * _millisecondsPerTick);
}

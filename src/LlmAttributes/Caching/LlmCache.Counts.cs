namespace LlmAttributes;

/// <content>What was asked.</content>
public sealed partial class LlmCache
{
    private long _hits;
    private long _misses;
    private long _shared;
    private long _savedPico;

    internal void CountHit(Cost saved)
    {
        Interlocked.Increment(ref _hits);
        Save(saved);
    }

    internal void CountShared(Cost saved)
    {
        Interlocked.Increment(ref _shared);
        Save(saved);
    }

    internal void CountMiss() => Interlocked.Increment(ref _misses);

    private void Save(Cost saved)
    {
        if (saved.IsKnown && saved.PicoUsd > 0)
            Interlocked.Add(ref _savedPico, (long)Int128.Min(saved.PicoUsd, long.MaxValue));
    }
}

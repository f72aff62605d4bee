namespace LlmAttributes;

/// <summary>What a store outside this process last said of a limit. It may have changed since.</summary>
internal sealed class BudgetMemo
{
    private Reading? _last;
    private int _isAsked;

    /// <summary>What was left, as far as that still says anything.</summary>
    /// <param name="bucket">The running bucket.</param>
    /// <returns>The amount in pico-dollars; <see cref="long.MaxValue"/> when nothing is known.</returns>
    public long Left(long bucket) => Volatile.Read(ref _last) is { } last && last.Bucket == bucket ? last.LeftPicoUsd : long.MaxValue;

    /// <summary>Whether it is time to ask the store, and nobody does yet; who is told so must call <see cref="Keep"/>.</summary>
    public bool TryAsk(long ticks, long bucket) =>
        !(Volatile.Read(ref _last) is { } last && last.Bucket == bucket && ticks - last.Ticks < TimeSpan.TicksPerSecond) && Interlocked.Exchange(ref _isAsked, 1) == 0;

    public void Keep(long leftPicoUsd, long ticks, long bucket)
    {
        Note(leftPicoUsd, ticks, bucket);
        Volatile.Write(ref _isAsked, 0);
    }

    public void Note(long leftPicoUsd, long ticks, long bucket) => Volatile.Write(ref _last, new(leftPicoUsd, ticks, bucket));

    public void Forget() => Volatile.Write(ref _last, null);

    private sealed record Reading(long LeftPicoUsd, long Ticks, long Bucket);
}

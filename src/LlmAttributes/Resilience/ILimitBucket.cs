namespace LlmAttributes;

/// <summary>A limit per minute: of this process, or shared with others.</summary>
internal interface ILimitBucket
{
    /// <summary>Takes units.</summary>
    /// <param name="units">How many; more than the bucket holds count as all that it holds.</param>
    /// <param name="now">The timestamp.</param>
    /// <param name="longest">The longest acceptable wait in ticks of the clock.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <returns>Whether the units are taken, and how long to wait, in ticks of the clock; when refused, how long it would be.</returns>
    ValueTask<(bool IsTaken, long Wait)> TakeAsync(long units, long now, long longest, CancellationToken cancellationToken);

    /// <summary>Gives units back, or with a negative number takes more without waiting.</summary>
    void Return(long units);
}

namespace LlmAttributes;

/// <summary>Keeps limits per minute for several processes. Each limit is a bucket that holds a minute's worth and fills continuously.</summary>
/// <remarks>All members may be called at once from any thread and process. They do not throw where the store is away: it lets requests through or not, as it is set up.</remarks>
public interface IRateStore
{
    /// <summary>Takes units of a bucket, if need be of what is still to flow in, so that all are served in the order of coming.</summary>
    /// <param name="bucket">The name of the bucket, the same in all processes.</param>
    /// <param name="perMinute">How many units flow in per minute, 1 or more; the bucket holds as many.</param>
    /// <param name="units">How many to take; more than the bucket holds count as all that it holds.</param>
    /// <param name="longest">The longest acceptable wait.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <returns>Whether the units are taken, and how long to wait before they are used; when they are not, how long it would be.</returns>
    ValueTask<(bool IsTaken, TimeSpan Wait)> TakeAsync(string bucket, int perMinute, long units, TimeSpan longest, CancellationToken cancellationToken);

    /// <summary>Gives units back that were not used, or with a negative number takes more without waiting. Nobody waits for it.</summary>
    /// <param name="bucket">The name of the bucket.</param>
    /// <param name="perMinute">How many units flow in per minute.</param>
    /// <param name="units">How many.</param>
    void GiveBack(string bucket, int perMinute, long units);
}

namespace LlmAttributes;

/// <content>What is left, as far as that is known at once.</content>
public sealed partial class LlmBudgets
{
    /// <summary>Takes work that nobody awaits.</summary>
    internal Action<Task>? Background { get; init; }

    /// <summary>Gets what is left of the tightest of some limits. A store outside this process is not waited for: what it last said holds, and it is asked again after a second.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="now">The moment.</param>
    /// <param name="tightest">The limit of which least is left.</param>
    /// <param name="isCertain">Whether a reservation at this moment would find the same.</param>
    /// <returns>The amount in pico-dollars; <see cref="long.MaxValue"/> when nothing is known.</returns>
    internal long Left(BudgetLimit[] limits, DateTimeOffset now, out BudgetLimit? tightest, out bool isCertain)
    {
        isCertain = Store is MemoryBudgetStore;
        if (Store is MemoryBudgetStore memory)
            return memory.Left(limits, now, out tightest);

        tightest = null;
        var left = long.MaxValue;
        foreach (var limit in limits)
        {
            var bucket = limit.BucketAt(now);
            if (limit.Memo.TryAsk(now.UtcTicks, bucket))
                Ask(limit, now, bucket);
            if (limit.Memo.Left(bucket) is var here && here < left)
                (left, tightest) = (here, limit);
        }

        return left;
    }

    /// <summary>Takes note of what a store said when it refused.</summary>
    internal void Note(BudgetLimit limit, long leftPicoUsd, DateTimeOffset now)
    {
        if (Store is not MemoryBudgetStore)
            limit.Memo.Note(leftPicoUsd, now.UtcTicks, limit.BucketAt(now));
    }

    private void Ask(BudgetLimit limit, DateTimeOffset now, long bucket)
    {
        var asking = AskAsync(limit, now, bucket);
        if (!asking.IsCompleted)
            Background?.Invoke(asking);
    }

    // What a store that is away does not say, the reservation will be told.
    private async Task AskAsync(BudgetLimit limit, DateTimeOffset now, long bucket)
    {
        var left = long.MaxValue;
        try
        {
            var reading = await Store.ReadAsync(limit, now, CancellationToken.None).ConfigureAwait(false);
            left = Saturating.Subtract(Saturating.Add(limit.PicoUsd, reading.RaisedPicoUsd), Saturating.Add(reading.SpentPicoUsd, reading.ReservedPicoUsd));
        }
        catch (Exception exception)
        {
            Log.BudgetNotRead(_logger, exception, limit.Name);
        }

        limit.Memo.Keep(left, now.UtcTicks, bucket);
    }
}

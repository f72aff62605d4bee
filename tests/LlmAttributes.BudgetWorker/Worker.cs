namespace LlmAttributes.BudgetWorker;

/// <summary>Makes calls on budgets that it shares with others.</summary>
internal sealed class Worker(IWorkerCalls calls, int seed)
{
    private const int AtOnce = 8;

    private int _calls;

    /// <summary>Makes the calls, several at once, and then single ones until the budget refuses.</summary>
    public async Task RunAsync(int count, CancellationToken stop)
    {
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(lane => Task.Run(() => LaneAsync(lane))));
        var last = new Random(seed * 31);
        while (await calls.CallAsync(last))
        {
        }

        async Task LaneAsync(int lane)
        {
            var random = new Random((seed * 31) + lane + 1);
            while (!stop.IsCancellationRequested && Interlocked.Increment(ref _calls) <= count)
                await calls.CallAsync(random);
        }
    }
}

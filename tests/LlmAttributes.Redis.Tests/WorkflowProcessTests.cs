using LlmAttributes.BudgetWorker;
using LlmAttributes.Redis.Tests.Harness;

namespace LlmAttributes.Redis.Tests;

public sealed class WorkflowProcessTests : IAsyncLifetime, IDisposable
{
    private const int Parts = 40;

    private readonly RedisProcess _process = new();

    public Task InitializeAsync() => RedisProcess.Missing is null ? _process.StartAsync() : Task.CompletedTask;

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _process.Dispose();

    [RedisFact]
    public async Task Run_KilledAtAnyMomentAndResumed_PaysNoStepTwiceThatHadEnded()
    {
        var random = new Random(12);
        HashSet<string> ended = [];
        var (paid, inFlight) = (0, 0);
        string? result = null;
        for (var start = 0; result is null; start++)
        {
            // Each start is a minute later, so that the lease of the one that was killed is over.
            var isKilled = start < 3;
            var answers = isKilled ? random.Next(2, 12) : int.MaxValue;
            using var process = LongRunProcess.Start("redis", _process.Configuration, Parts, 60 * start, answers);
            if (isKilled)
                await process.KillAfterAsync(answers + 1);
            else
                await process.FinishAsync();
            Assert.Equal((isKilled, isKilled), (process.WasKilled, process.Result is null));
            Assert.Empty(process.Paid.Intersect(ended));
            ended.UnionWith(process.Finished);
            paid += process.Paid.Count;
            if (process.Result is null)
                inFlight += process.Paid.Except(process.Finished).Count();
            result = process.Result;
            Assert.InRange(start, 0, 3);
        }

        Assert.Equal($"<Sum up {Parts}.>", result);
        Assert.InRange(paid, Parts + 1, Parts + 1 + inFlight);
    }

    [RedisFact]
    public async Task Run_OfTwoProcesses_IsOneOfThem()
    {
        using var first = LongRunProcess.Start("redis", _process.Configuration, Parts, 0);
        using var second = LongRunProcess.Start("redis", _process.Configuration, Parts, 0);

        await Task.WhenAll(first.FinishAsync(), second.FinishAsync());

        // Whoever comes when the other has ended takes its answers.
        Assert.Equal(Parts + 1, first.Paid.Count + second.Paid.Count);
        Assert.Contains($"<Sum up {Parts}.>", new[] { first.Result, second.Result });
    }
}

using LlmAttributes.BudgetWorker;

namespace LlmAttributes.Sqlite.Tests;

public sealed class WorkflowProcessTests : IDisposable
{
    private const int Parts = 60;

    private readonly TemporaryFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Run_KilledAtAnyMomentAndResumed_PaysNoStepTwiceThatHadEnded()
    {
        var random = new Random(11);
        HashSet<string> ended = [];
        var (paid, inFlight) = (0, 0);
        string? result = null;
        for (var start = 0; result is null; start++)
        {
            // Each start is a minute later, so that the lease of the one that was killed is over.
            var isKilled = start < 4;
            var answers = isKilled ? random.Next(2, 14) : int.MaxValue;
            using var process = LongRunProcess.Start("sqlite", _file.Path, Parts, 60 * start, answers);
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
            Assert.InRange(start, 0, 4);
        }

        Assert.Equal($"<Sum up {Parts}.>", result);
        Assert.InRange(paid, Parts + 1, Parts + 1 + inFlight);
    }

    [Fact]
    public async Task Run_OfTwoProcesses_IsOneOfThem()
    {
        using var first = LongRunProcess.Start("sqlite", _file.Path, Parts, 0);
        using var second = LongRunProcess.Start("sqlite", _file.Path, Parts, 0);

        await Task.WhenAll(first.FinishAsync(), second.FinishAsync());

        // Whoever comes when the other has ended takes its answers.
        Assert.Equal(Parts + 1, first.Paid.Count + second.Paid.Count);
        Assert.Contains($"<Sum up {Parts}.>", new[] { first.Result, second.Result });
    }
}

namespace LlmAttributes.Tests.Orchestration;

public sealed class WorkflowHelperTests
{
    [Fact]
    public async Task Sequence_Steps_RunOneAfterTheOther()
    {
        List<string> log = [];
        async ValueTask<int> Step(int number)
        {
            log.Add($"begin {number}");
            await Task.Yield();
            log.Add($"end {number}");
            return number;
        }

        Assert.Equal([1, 2], await Workflow.SequenceAsync<int>([_ => Step(1), _ => Step(2)]));
        Assert.Equal(["begin 1", "end 1", "begin 2", "end 2"], log);
    }

    [Fact]
    public async Task Sequence_FailingStep_EndsIt()
    {
        var wasAsked = false;

        await Assert.ThrowsAsync<InvalidOperationException>(() => Workflow.SequenceAsync<int>([static _ => throw new InvalidOperationException(), _ => { wasAsked = true; return new(1); }]));

        Assert.False(wasAsked);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Parallel_ManyItems_KeepsTheirOrderAndTheLimit(int limit)
    {
        var (running, most) = (0, 0);
        var gate = new object();

        var answers = await Workflow.ParallelAsync(Enumerable.Range(0, 20), async (item, _) =>
        {
            lock (gate)
                most = Math.Max(most, ++running);
            await Task.Yield();
            lock (gate)
                running--;
            return item * 2;
        }, limit);

        Assert.Equal(Enumerable.Range(0, 20).Select(static item => item * 2), answers);
        Assert.InRange(most, 1, limit);
    }

    [Fact]
    public async Task Parallel_FailingStep_CancelsAndAwaitsTheOthers()
    {
        var ended = 0;
        var begun = new TaskCompletionSource();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Workflow.ParallelAsync(Enumerable.Range(0, 5), async (item, token) =>
        {
            if (item == 1)
            {
                await begun.Task;
                throw new InvalidOperationException("the first");
            }

            begun.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                ended++;
            }

            return item;
        }, maxConcurrency: 2));

        Assert.Equal(("the first", 1), (failure.Message, ended));
    }

    [Fact]
    public async Task Collect_FailingSteps_HasAnOutcomeForEach()
    {
        var outcomes = await Workflow.CollectAsync(Enumerable.Range(0, 4), static (item, _) => item % 2 == 0 ? new ValueTask<int>(item) : throw new InvalidOperationException($"no {item}"));

        Assert.Equal([true, false, true, false], outcomes.Select(static outcome => outcome.IsSuccess));
        Assert.Equal([0, 0, 2, 0], outcomes.Select(static outcome => outcome.Value));
        Assert.Equal("no 3", outcomes[3].Error!.Message);
    }

    [Fact]
    public async Task Collect_CancelledByTheCaller_IsCancelled()
    {
        using var source = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Workflow.CollectAsync<int, int>([1, 2, 3], async (_, token) =>
        {
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
            return 1;
        }, cancellationToken: source.Token));
    }

    [Fact]
    public async Task MapReduce_Items_MakesOneAnswerInTheirOrder() =>
        Assert.Equal("a-b-c", await Workflow.MapReduceAsync<string, string, string>(["A", "B", "C"], static (item, _) => new(item.ToLowerInvariant()), static (parts, _) => new(string.Join('-', parts))));

    [Fact]
    public async Task FirstGood_GoodAnswer_CancelsAndAwaitsTheLosers()
    {
        var hasEnded = false;

        var answer = await Workflow.FirstGoodAsync<string>(
        [
            static _ => new("bad"),
            async token =>
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, token);
                }
                finally
                {
                    hasEnded = true;
                }

                return "never";
            },
            static async _ =>
            {
                await Task.Yield();
                return "good";
            },
        ], static answer => answer == "good");

        Assert.Equal(("good", true), (answer, hasEnded));
    }

    [Fact]
    public async Task FirstGood_NoneIsGood_SaysSoWithTheLastFailure()
    {
        var failure = await Assert.ThrowsAsync<LlmException>(() => Workflow.FirstGoodAsync<string>([static _ => new("bad"), static _ => throw new InvalidOperationException("broken")], static answer => answer == "good"));

        Assert.Equal(LlmErrorKind.AllFailed, failure.Kind);
        Assert.Equal("None of 2 steps gave an answer that is good enough; the inner exception is the last failure; add a stronger step, or ask for less.", failure.Message);
        Assert.Equal("broken", failure.InnerException!.Message);
    }

    [Fact]
    public async Task FirstGood_StepsThatThrowWhileTheyAreTaken_CancelsAndAwaitsWhatHasBegun()
    {
        var hasEnded = false;
        IEnumerable<Func<CancellationToken, ValueTask<int>>> Steps()
        {
            yield return async token =>
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, token);
                }
                finally
                {
                    hasEnded = true;
                }

                return 1;
            };
            throw new InvalidOperationException("no more");
        }

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Workflow.FirstGoodAsync(Steps()));

        Assert.Equal(("no more", true), (failure.Message, hasEnded));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task FirstGood_ManySteps_KeepsToTheLimitAndTakesNoMoreThanItNeeds(int limit)
    {
        var (running, most, begun) = (0, 0, 0);
        var gate = new object();
        Func<CancellationToken, ValueTask<int>> Step(int number) => async _ =>
        {
            lock (gate)
            {
                begun++;
                most = Math.Max(most, ++running);
            }

            await Task.Yield();
            lock (gate)
                running--;
            return number;
        };

        var answer = await Workflow.FirstGoodAsync(Enumerable.Range(0, 100).Select(Step), static answer => answer == 10, limit);

        Assert.Equal(10, answer);
        Assert.InRange(most, 1, limit);
        Assert.InRange(begun, 11, 11 + limit);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("maxConcurrency", () => Workflow.FirstGoodAsync<int>([], maxConcurrency: 0));
    }

    [Fact]
    public async Task Escalate_AcceptedAnswer_AsksNobodyElse()
    {
        List<int> asked = [];
        Func<CancellationToken, ValueTask<int>> Step(int number) => _ =>
        {
            asked.Add(number);
            return number == 1 ? throw new LlmException(LlmErrorKind.Overloaded, "busy") : new(number);
        };

        Assert.Equal(3, await Workflow.EscalateAsync([Step(1), Step(2), Step(3), Step(4)], static answer => answer >= 3));
        Assert.Equal([1, 2, 3], asked);
    }

    [Fact]
    public async Task Escalate_NothingAccepted_SaysSo()
    {
        var failure = await Assert.ThrowsAsync<LlmException>(() => Workflow.EscalateAsync<int>([static _ => new(1), static _ => new(2)], static _ => false));

        Assert.Equal((LlmErrorKind.AllFailed, null), (failure.Kind, failure.InnerException));
    }

    [Fact]
    public async Task Escalate_ExceptionThatIsNoCalls_EndsIt() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Workflow.EscalateAsync<int>([static _ => throw new InvalidOperationException(), static _ => new(2)], static _ => true));

    [Fact]
    public async Task Watch_Run_StreamsWhatIsReportedAndHasTheResult()
    {
        var watch = Workflow.Watch((progress, _) =>
        {
            progress.Report(new(WorkflowEventKind.Started, "IDesk.AnswerAsync"));
            progress.Report(new(WorkflowEventKind.Finished, "IDesk.AnswerAsync"));
            return Task.FromResult("done");
        });

        List<WorkflowEventKind> kinds = [];
        await foreach (var happened in watch)
            kinds.Add(happened.Kind);

        Assert.Equal([WorkflowEventKind.Started, WorkflowEventKind.Finished], kinds);
        Assert.Equal("done", await watch.Result);
    }

    [Fact]
    public async Task Watch_FailingRun_EndsTheEventsAndFailsTheResult()
    {
        var watch = Workflow.Watch<string>(static (_, _) => throw new InvalidOperationException("broken"));

        await foreach (var happened in watch)
            Assert.Fail($"{happened.Kind}");

        Assert.Equal("broken", (await Assert.ThrowsAsync<InvalidOperationException>(() => watch.Result)).Message);
    }
}

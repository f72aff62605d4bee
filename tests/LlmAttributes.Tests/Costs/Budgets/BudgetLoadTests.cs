using CsCheck;
using LlmAttributes.Runtime;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Costs;

/// <summary>Many calls at once on one budget: never more than the limit, and nothing stays reserved.</summary>
[Collection(LoadCollection.Name)]
public class BudgetLoadTests
{
    private const int WorstCase = 10;

    private static readonly CallPlan s_plan = CallHarness.Plan with
    {
        Model = "a",
        Options = new() { MaxOutputTokens = WorstCase },
        Timeout = new() { AttemptSeconds = 5, TotalSeconds = 60 },
        Retry = new() { MaxAttempts = 2, BaseDelaySeconds = 0.5 },
        Budget = new() { PerCallUsd = 4 * WorstCase, Limits = [new("contract:IDesk", BudgetPeriod.Month, 1_000)] },
    };

    [Fact]
    public async Task Ask_AThousandCallsAtOnceWhereAHundredFit_SpendsTheLimitAndNoMore()
    {
        var harness = new CallHarness();
        var client = new SpendingClient(harness.Clock, seed: 1, isSteady: true);
        harness.Configure(b => b.AddModel("a", client, Priced.At(0, 1_000_000)));
        var call = harness.Bind(s_plan);
        var worstLeft = decimal.MaxValue;

        var answered = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => Task.Run(UntilRefusedAsync)));

        var status = Assert.Single(await harness.Runtime.Budgets.ReadAsync());
        Assert.InRange(answered.Sum(), 100, 1_000);
        Assert.Equal((client.SpentUsd, 0, 0), (status.SpentUsd, status.ReservedUsd, status.Reservations));
        Assert.InRange(status.LeftUsd, 0, WorstCase - 1);
        Assert.InRange(worstLeft, 0, 1_000);

        // One answer a call; who is refused tries again while others may give money back.
        async Task<int> UntilRefusedAsync()
        {
            while (true)
            {
                try
                {
                    await call.AskAsync(CallHarness.Messages, default);
                    worstLeft = Math.Min(worstLeft, (await harness.Runtime.Budgets.ReadAsync())[0].LeftUsd);
                    return 1;
                }
                catch (LlmException e) when (e.Shortage is not null)
                {
                    if ((await harness.Runtime.Budgets.ReadAsync())[0].Reservations == 0)
                        return 0;
                    await Task.Yield();
                }
            }
        }
    }

    [Fact]
    public Task Ask_AnyMixOfFailuresTimeoutsAndCancellations_BooksWhatWasSpentAndLeavesNothingReserved() =>
        Gen.Select(Gen.Int, Gen.Int[20, 60], Gen.Int[15, 200]).SampleAsync(
            async (seed, calls, limit) =>
            {
                var harness = new CallHarness();
                var client = new SpendingClient(harness.Clock, (ulong)seed, isSteady: false);
                harness.Configure(b => b.AddModel("a", client, Priced.At(0, 1_000_000)).AddModel("b", client, Priced.At(0, 1_000_000)));
                var plan = s_plan with { Fallback = [new(["b"])], Budget = s_plan.Budget! with { Limits = [new("contract:IDesk", BudgetPeriod.Month, limit)] } };
                var bound = (Call: harness.Bind(plan), Hedged: harness.Bind(plan with { Hedge = new() { DelaySeconds = 1, MaxSurcharge = 10 } }), Stream: harness.BindStream(plan));
                client.Answered = () => Assert.True(harness.Runtime.Budgets.ReadAsync().AsTask().Result[0].SpentUsd <= limit);

                await harness.RunAsync(Task.WhenAll(Enumerable.Range(0, calls).Select(i => OneAsync(bound, harness.Clock, seed, i))));
                await harness.Runtime.DisposeAsync();

                var status = Assert.Single(await harness.Runtime.Budgets.ReadAsync());
                Assert.Equal((client.SpentUsd, 0, 0), (status.SpentUsd, status.ReservedUsd, status.Reservations));
                Assert.True(status.LeftUsd >= 0);
            },
            iter: 30,
            threads: 1);

    private static async Task<bool> OneAsync((BoundCall<string> Call, BoundCall<string> Hedged, BoundStream Stream) bound, TimeProvider clock, int seed, int i)
    {
        using var cancel = new CancellationTokenSource(i % 5 == 0 ? TimeSpan.FromSeconds(i % 4) : Timeout.InfiniteTimeSpan, clock);
        try
        {
            await Task.Delay(TimeSpan.FromSeconds((uint)(seed + i) % 7), clock);
            if (i % 3 == 0)
                await bound.Stream.Texts(CallHarness.Messages, null, null, cancel.Token).CountAsync(CancellationToken.None);
            else
                await (i % 3 == 1 ? bound.Call : bound.Hedged).AskAsync(CallHarness.Messages, cancel.Token);
            return true;
        }
        catch (Exception e) when (e is LlmException or OperationCanceledException)
        {
            return false;
        }
    }
}

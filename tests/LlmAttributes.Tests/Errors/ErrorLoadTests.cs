using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Errors;

/// <summary>Exactness while many threads count.</summary>
[Collection(LoadCollection.Name)]
public class ErrorLoadTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly ErrorAggregator _errors;

    public ErrorLoadTests() => _errors = new(null, _clock);

    private static LlmException Fault(LlmErrorKind kind) => new(kind, "x");

    private void Advance(double seconds) => _clock.Advance(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Record_ManyThreads_LosesNothing()
    {
        const int Each = 20_000;
        var counter = _errors.Open("c", "m");
        Parallel.For(0, 8, thread =>
        {
            for (var i = 0; i < Each; i++)
            {
                counter.RecordSuccess();
                if (i % 10 == 0)
                    counter.AddFailure(_errors.Seconds(), (LlmErrorKind)(thread % 2));
                if (thread == 0 && i % 1000 == 0)
                    Advance(1);
            }
        });

        Assert.Equal(new ErrorRate(8 * Each, 8 * Each / 10, 8 * Each * 11 / 10), _errors.Rate(ErrorWindow.Total));
        Assert.Equal(new ErrorRate(8 * Each, 8 * Each / 10, 8 * Each * 11 / 10), _errors.Rate(ErrorWindow.OneMinute));
        Assert.Equal(4 * Each / 10, _errors.Rate(ErrorWindow.OneHour, kind: LlmErrorKind.RateLimit).Failures);
    }

    [Fact]
    public void Open_ManyThreads_GivesOneCounter()
    {
        var counters = new ErrorCounter[64];
        Parallel.For(0, counters.Length, i => counters[i] = _errors.Open("c", "m"));

        Assert.Single(counters.Distinct());
    }

    [Fact]
    public void RecentErrors_ManyThreads_KeepsTheLast()
    {
        var errors = new ErrorAggregator(new() { RecentErrors = 10 }, _clock);
        Parallel.For(0, 1000, _ => errors.RecordFailure(Fault(LlmErrorKind.Network), "c"));

        var recent = errors.Snapshot().RecentErrors;

        Assert.Equal(Enumerable.Range(991, 10).Reverse().Select(n => (long)n), recent.Select(e => e.Number));
    }

    [Fact]
    public void Threshold_ManyThreads_IsRaisedOnce()
    {
        var raised = 0;
        _errors.ThresholdCrossed += (_, _) => Interlocked.Increment(ref raised);
        _errors.AddThreshold(new(0.5) { MinimumOutcomes = 50 });
        Parallel.For(0, 500, _ => _errors.RecordFailure(Fault(LlmErrorKind.Network), "c", model: "m"));

        Assert.Equal(1, raised);
    }

    [Fact]
    public async Task Ask_EveryAttempt_IsCountedOnceUnderLoad()
    {
        const int Calls = 5_000;
        var harness = new CallHarness().Model("a", null, request => request.Call % 5 == 0 ? Failures.Status(400) : ScriptedReply.Say("yes"));
        var call = harness.Bind(CallHarness.Plan with { Model = "a" });
        await Parallel.ForAsync(0, Calls, async (i, token) =>
        {
            if (i % 100 == 0)
            {
                harness.Clock.Advance(TimeSpan.FromSeconds(0.5));
                _ = harness.Runtime.Errors.Snapshot();
            }

            try
            {
                await call.AskAsync(CallHarness.Messages, token);
            }
            catch (LlmException)
            {
            }
        });

        Assert.Equal(new ErrorRate(Calls * 4 / 5, Calls / 5, Calls), harness.Runtime.Errors.Rate(ErrorWindow.Total));
        Assert.Equal(harness.Runtime.Errors.Rate(ErrorWindow.Total), harness.Runtime.Errors.Rate(ErrorWindow.OneMinute));
    }
}

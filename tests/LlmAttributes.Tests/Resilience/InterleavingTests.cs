using CsCheck;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Resilience;

/// <summary>Steps of several threads at once must leave a breaker, a limiter or a window in a state to which some order of the same steps leads too.</summary>
[Collection(LoadCollection.Name)]
public class InterleavingTests
{
    private static readonly FakeTimeProvider s_clock = new();

    private static readonly long s_now = s_clock.GetTimestamp();

    private static long At(double seconds) => s_now + (long)(seconds * s_clock.TimestampFrequency);

    [Fact]
    public void RateBucket_TakesAndReturnsAtOnce_AddUp() =>
        Gen.Const(0).Select(_ => new RateBucket(60, s_clock)).SampleParallel(
            Gen.Int[1, 40].Operation<RateBucket>((bucket, units) => bucket.TryTake(units, s_now, s_clock.TimestampFrequency * 10, out _)),
            Gen.Int[-5, 20].Operation<RateBucket>((bucket, units) => bucket.Return(units)),
            equal: (left, right) => left.Available(s_now) == right.Available(s_now) && left.Available(At(30)) == right.Available(At(30)));

    [Fact]
    public void OutcomeWindow_OutcomesAtOnce_AreAllCounted() =>
        Gen.Const(0).Select(_ => new OutcomeWindow(TimeSpan.FromSeconds(10), s_clock)).SampleParallel(
            Gen.Select(Gen.Bool, Gen.Double[0, 9]).Operation<OutcomeWindow>((window, outcome) => window.Add(outcome.Item1, At(outcome.Item2))),
            equal: (left, right) => left.Read(At(9)) == right.Read(At(9)));

    [Fact]
    public void ModelBreaker_StepsAtOnce_LeadWhereSomeOrderOfThemLeads()
    {
        var options = new CircuitBreakerOptions { MinimumThroughput = 2, BreakSeconds = 10, RecoveryAttempts = 2 };
        Gen.Const(0).Select(_ => new ModelBreaker("a", options, s_clock, NullLogger.Instance)).SampleParallel(
            Gen.Double[0, 30].Operation<ModelBreaker>((breaker, seconds) => breaker.TryEnter(At(seconds), out _)),
            Gen.Int[0, 3].Operation<ModelBreaker>((breaker, era) => breaker.Succeeded(era, s_now)),
            Gen.Int[0, 3].Operation<ModelBreaker>((breaker, era) => breaker.Failed(era, s_now, null)),
            Gen.Int[0, 3].Operation<ModelBreaker>((breaker, era) => breaker.Failed(era, s_now, TimeSpan.FromSeconds(5))),
            Gen.Int[0, 3].Operation<ModelBreaker>((breaker, era) => breaker.Left(era)),
            equal: static (left, right) => left.ToString() == right.ToString());
    }
}

using System.Threading.RateLimiting;
using CsCheck;
using LlmAttributes.Redis.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Redis.Tests;

[Collection(RedisCollection.Name)]
public sealed class RedisRateTests(RedisFixture redis)
{
    // One unit a minute: what flows in while a test runs does not count.
    private const int Slow = 1;

    [RedisFact]
    public async Task Take_ManyAtOnce_WaitOneAfterTheOther()
    {
        var rates = redis.Open().RateLimits;

        var takes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => rates.TakeAsync("a", Slow, 1, TimeSpan.MaxValue, default).AsTask()));

        Assert.All(takes, static take => Assert.True(take.IsTaken));
        Assert.Equal(Enumerable.Range(0, 20), takes.Select(static take => (int)Math.Round(take.Wait.TotalMinutes)).Order());
    }

    [RedisFact]
    public async Task Take_LongerThanAcceptable_TakesNothingAndSaysHowLong()
    {
        var rates = redis.Open().RateLimits;
        await rates.TakeAsync("a", Slow, 1, TimeSpan.MaxValue, default);

        var refused = await rates.TakeAsync("a", Slow, 1, TimeSpan.FromSeconds(1), default);
        var taken = await rates.TakeAsync("a", Slow, 1, TimeSpan.FromMinutes(2), default);

        Assert.Equal((false, true), (refused.IsTaken, taken.IsTaken));
        Assert.InRange(refused.Wait.TotalSeconds, 30, 60);
        Assert.InRange(taken.Wait.TotalSeconds, 30, 60);
    }

    [RedisFact]
    public async Task GiveBack_WhatWasTaken_CanBeTakenAgain()
    {
        var rates = redis.Open().RateLimits;
        await rates.TakeAsync("a", 1_000, 1_000, TimeSpan.Zero, default);

        rates.GiveBack("a", 1_000, 600);

        Assert.True((await rates.TakeAsync("a", 1_000, 600, TimeSpan.Zero, default)).IsTaken);
        Assert.False((await rates.TakeAsync("a", 1_000, 500, TimeSpan.Zero, default)).IsTaken);
    }

    [RedisFact]
    public async Task GiveBack_LessThanNothing_TakesMore()
    {
        var rates = redis.Open().RateLimits;

        rates.GiveBack("a", 1_000, -900);

        Assert.False((await rates.TakeAsync("a", 1_000, 500, TimeSpan.Zero, default)).IsTaken);
    }

    [RedisFact]
    public async Task Take_OtherBucket_IsApart()
    {
        var rates = redis.Open().RateLimits;
        await rates.TakeAsync("a", Slow, 1, TimeSpan.Zero, default);

        Assert.True((await rates.TakeAsync("b", Slow, 1, TimeSpan.Zero, default)).IsTaken);
    }

    // What flows in while the test runs makes waits a little shorter.
    [RedisFact]
    public void Take_AnyUnits_WaitsForAllThatWereTakenBefore() => Gen.Int[1, 40].Array[1, 12].Sample(
        units =>
        {
            var (rates, taken) = (redis.Open().RateLimits, 0);
            foreach (var count in units)
            {
                var take = rates.TakeAsync("a", 20, count, TimeSpan.FromMinutes(3), default).AsTask().GetAwaiter().GetResult();
                var seconds = 3.0 * Math.Max(0, taken + Math.Min(20, count) - 20);
                Assert.InRange(take.Wait.TotalSeconds, Math.Max(0, seconds - 5), seconds);
                Assert.Equal(take.Wait <= TimeSpan.FromMinutes(3), take.IsTaken);
                taken += take.IsTaken ? Math.Min(20, count) : 0;
            }
        },
        iter: 30,
        threads: 1);

    [RedisFact]
    public async Task AcquireAsync_NoneIsLeft_WaitsOnTheGivenClock()
    {
        var clock = new FakeTimeProvider();
        await using var limiter = redis.Open().CreateRateLimiter("a", Slow, clock);
        Assert.True((await limiter.AcquireAsync()).IsAcquired);

        var second = limiter.AcquireAsync().AsTask();
        while (!second.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.True((await second).IsAcquired);
    }

    [RedisFact]
    public async Task AcquireAsync_Cancelled_GivesItsTurnBack()
    {
        var store = redis.Open();
        await using var limiter = store.CreateRateLimiter("a", Slow, new FakeTimeProvider());
        await limiter.AcquireAsync();
        using var cancellation = new CancellationTokenSource();
        var waiting = limiter.AcquireAsync(1, cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        Assert.InRange((await store.RateLimits.TakeAsync("a", Slow, 1, TimeSpan.MaxValue, default)).Wait.TotalSeconds, 30, 60);
    }

    [RedisFact]
    public async Task AttemptAcquire_Always_Refuses()
    {
        await using var limiter = redis.Open().CreateRateLimiter("a", 10);

        Assert.False(limiter.AttemptAcquire().IsAcquired);
        Assert.True((await limiter.AcquireAsync(10)).IsAcquired);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await limiter.AcquireAsync(11));
    }

    [RedisFact]
    public async Task AcquireAsync_ServerIsAway_FollowsTheOption()
    {
        await using var closed = RedisStore.Connect("127.0.0.1:1,connectTimeout=200,asyncTimeout=200", new() { OnUnavailable = RedisUnavailable.FailClosed });
        await using var open = RedisStore.Connect("127.0.0.1:1,connectTimeout=200,asyncTimeout=200", new() { OnUnavailable = RedisUnavailable.FailOpen });
        await using RateLimiter closedLimiter = closed.CreateRateLimiter("a", 10), openLimiter = open.CreateRateLimiter("a", 10);

        var refused = await closedLimiter.AcquireAsync();

        Assert.False(refused.IsAcquired);
        Assert.True(refused.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) && retryAfter == TimeSpan.FromSeconds(1));
        Assert.True((await openLimiter.AcquireAsync()).IsAcquired);
    }
}

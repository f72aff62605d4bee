using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Caching;

public class SingleFlightTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a", Cache = new() { Jitter = 0 } };

    private readonly Gate _gate = new();

    private CallHarness Gated(params ScriptedReply[] script) => new CallHarness().Model("a", new() { InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 1 }, request => script[Math.Min(request.Call, script.Length - 1)] with { BeforeAnswer = Pause.Until(_gate) });

    [Fact]
    public async Task Calls_AThousandAtOnce_ShareOneRequest()
    {
        var harness = Gated(ScriptedReply.Say("x", 1_000_000, 0));
        var call = harness.Bind(s_plan);

        var calls = Enumerable.Range(0, 1000).Select(_ => Task.Run(() => call.AskCachedResultAsync("same"))).ToArray();
        await CallHarness.UntilAsync(() => harness.Runtime.Cache.Flights.Waiting == 1000);
        _gate.Open();
        var results = await Task.WhenAll(calls);

        Assert.Single(harness.Asked);
        Assert.All(results, static result => Assert.Equal("x", result.Value));
        Assert.Equal(999, results.Count(static result => result.CacheHit is { IsShared: true, Saved.Usd: 1 }));
        Assert.Equal((0, 1, 999, 999m), (harness.Runtime.Cache.Stats.Hits, harness.Runtime.Cache.Stats.Misses, harness.Runtime.Cache.Stats.Shared, harness.Runtime.Cache.Stats.SavedUsd));
        Assert.Equal(1m, harness.Runtime.Costs.Snapshot().KnownTotal.Usd);
    }

    [Fact]
    public async Task Call_ThatLookedBeforeTheAnswerWasKept_TakesItAllTheSame()
    {
        var harness = new CallHarness().Configure(b => b.UseCacheStore(new LateStore(_gate)).Cache.LocalSeconds = 60).Model("a", null, static request => ScriptedReply.Say($"{request.Call}"));
        var call = harness.Bind(s_plan);

        var late = call.AskCachedResultAsync("same");
        await _gate.Reached;
        Assert.Equal("0", await call.AskCachedAsync("same"));
        await CallHarness.UntilAsync(() => harness.Runtime.Cache.Flights.Waiting == 0);
        _gate.Open();

        Assert.Equal("0", (await late).Value);
        Assert.NotNull((await late).CacheHit);
        Assert.Single(harness.Asked);
    }

    [Fact]
    public async Task Stream_ThatLookedBeforeTheAnswerWasKept_ReplaysItAllTheSame()
    {
        var harness = new CallHarness().Configure(b => b.UseCacheStore(new LateStore(_gate)).Cache.LocalSeconds = 60).Model("a", null, static request => ScriptedReply.SayInChunks("no. ", $"{request.Call}"));
        var stream = harness.BindStream(s_plan);

        var late = StreamAsync(stream).ToListAsync().AsTask();
        await _gate.Reached;
        Assert.Equal(["no. ", "0"], await StreamAsync(stream).ToListAsync());
        await CallHarness.UntilAsync(() => harness.Runtime.Cache.Flights.Waiting == 0);
        _gate.Open();

        Assert.Equal(["no. ", "0"], await late);
        Assert.Single(harness.Asked);
    }

    [Fact]
    public async Task Calls_OfTwoClientsOfOneRuntime_ShareToo()
    {
        var harness = Gated(ScriptedReply.Say("x"));

        var one = harness.Bind(s_plan).AskCachedAsync("same");
        var other = harness.Bind(s_plan).AskCachedAsync("same");
        _gate.Open();

        Assert.Equal(("x", "x"), (await one, await other));
        Assert.Single(harness.Asked);
    }

    [Fact]
    public async Task Leader_ThatIsCancelled_LeavesTheRequestToAFollower()
    {
        var harness = Gated(ScriptedReply.Say("x"));
        var call = harness.Bind(s_plan);
        using var cancellation = new CancellationTokenSource();

        var leader = call.AskCachedAsync("same", null, cancellation.Token);
        var follower = call.AskCachedAsync("same");
        await _gate.Reached;
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leader);
        _gate.Open();

        Assert.Equal("x", await follower);
        Assert.Single(harness.Asked);
        Assert.Equal("x", await call.AskCachedAsync("same"));
        Assert.Single(harness.Asked);
    }

    [Fact]
    public async Task Request_ThatAllHaveLeft_IsCancelledAndBeginsAnew()
    {
        var harness = Gated(ScriptedReply.Say("x"));
        var call = harness.Bind(s_plan);
        using var cancellation = new CancellationTokenSource();

        var one = call.AskCachedAsync("same", null, cancellation.Token);
        var two = call.AskCachedAsync("same", null, cancellation.Token);
        await _gate.Reached;
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => two);
        _gate.Open();

        Assert.Equal("x", await call.AskCachedAsync("same"));
        Assert.Equal(2, harness.Asked.Count);
    }

    [Fact]
    public async Task Failure_IsSharedButNotKept()
    {
        var harness = Gated(Failures.Status(400), ScriptedReply.Say("x"));
        var call = harness.Bind(s_plan);

        var one = call.AskCachedAsync("same");
        var two = call.AskCachedAsync("same");
        _gate.Open();

        Assert.Equal(LlmErrorKind.BadRequest, (await Assert.ThrowsAsync<LlmException>(() => one)).Kind);
        Assert.Equal(LlmErrorKind.BadRequest, (await Assert.ThrowsAsync<LlmException>(() => two)).Kind);
        Assert.Single(harness.Asked);
        Assert.Equal("x", await call.AskCachedAsync("same"));
    }

    [Fact]
    public async Task Follower_WithALimitOfItsOwn_DoesNotWaitLonger()
    {
        var harness = Gated(ScriptedReply.Say("x"));
        var call = harness.Bind(s_plan);

        var leader = call.AskCachedAsync("same");
        var follower = call.AskCachedAsync("same", new() { TimeoutSeconds = 1 });
        await _gate.Reached;
        var failure = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(follower));
        _gate.Open();

        Assert.Equal(LlmErrorKind.Timeout, failure.Kind);
        Assert.Equal("x", await leader);
    }

    [Fact]
    public async Task Leader_OutOfItsOwnTime_LeavesOneRequestToThoseWhoWait()
    {
        var harness = Gated(ScriptedReply.Say("x"));
        var call = harness.Bind(s_plan);

        var leader = call.AskCachedResultAsync("same", new() { TimeoutSeconds = 1 });
        var followers = (Task<LlmResult<string>>[])[call.AskCachedResultAsync("same"), call.AskCachedResultAsync("same", new() { TimeoutSeconds = 60 })];
        Assert.Equal(LlmErrorKind.Timeout, (await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(leader))).Kind);
        await CallHarness.UntilAsync(() => harness.Asked.Count == 2 && harness.Runtime.Cache.Flights.Waiting == 2);
        _gate.Open();
        var results = await Task.WhenAll(followers);

        Assert.All(results, static result => Assert.Equal("x", result.Value));
        Assert.Single(results, static result => result.CacheHit is { IsShared: true });
        Assert.Equal(2, harness.Asked.Count);
    }

    [Fact]
    public async Task Leader_OutOfItsOwnTime_LeavesAFollowerNoMoreThanItsOwn()
    {
        var harness = Gated(ScriptedReply.Say("x"));
        var call = harness.Bind(s_plan);

        var leader = call.AskCachedAsync("same", new() { TimeoutSeconds = 1 });
        var follower = call.AskCachedAsync("same", new() { TimeoutSeconds = 3 });
        var began = harness.Clock.GetUtcNow();
        await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(leader));
        var failure = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(follower));

        Assert.Equal(LlmErrorKind.Timeout, failure.Kind);
        Assert.InRange((harness.Clock.GetUtcNow() - began).TotalSeconds, 3, 3.5);
        Assert.Equal(2, harness.Asked.Count);
    }

    [Fact]
    public async Task Leader_OutOfItsOwnMoney_LeavesTheRequestToAFollower()
    {
        var harness = Gated(ScriptedReply.Say("x"));
        var call = harness.Bind(s_plan with { Bulkhead = new() { MaxConcurrency = 1 } });

        var other = call.AskCachedAsync("other");
        await _gate.Reached;
        var leader = call.AskCachedAsync("same", new() { MaxCostUsd = 0.000000001m });
        var follower = call.AskCachedAsync("same");
        _gate.Open();

        Assert.Equal(LlmErrorKind.Budget, (await Assert.ThrowsAsync<LlmException>(() => leader)).Kind);
        Assert.Equal(("x", "x"), (await other, await follower));
        Assert.Equal(2, harness.Asked.Count);
    }

    [Fact]
    public async Task Plan_OutOfTheTimeOfAll_FailsAllAtOnce()
    {
        var harness = Gated(ScriptedReply.Say("x"));
        var call = harness.Bind(s_plan with { Timeout = new() { TotalSeconds = 1 } });

        var one = call.AskCachedAsync("same");
        var two = call.AskCachedAsync("same");
        await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(one));
        await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(two));

        Assert.Single(harness.Asked);
    }

    [Fact]
    public async Task Follower_WhoseTimeEndsAsTheAnswerComes_TakesTheAnswer()
    {
        var harness = Gated(ScriptedReply.Say("x"));
        var call = harness.Bind(s_plan);
        var leader = call.AskCachedAsync("same");
        var follower = call.AskCachedAsync("same", new() { TimeoutSeconds = 1 });

        await FirstChance.RunAsync<TimeoutException>(() => harness.Clock.Advance(TimeSpan.FromSeconds(2)), () =>
        {
            _gate.Open();
            SpinWait.SpinUntil(() => harness.Runtime.Cache.Flights.Waiting == 0, TimeSpan.FromSeconds(30));
        });

        Assert.Equal("x", await follower);
        Assert.Equal("x", await leader);
    }

    [Fact]
    public async Task Request_OfWhichOneCallerKeepsNothing_IsKeptForTheOther()
    {
        var harness = Gated(ScriptedReply.Say("x"));
        var call = harness.Bind(s_plan);

        var one = call.AskCachedAsync("same", new() { CacheMode = LlmCacheMode.ReadOnly });
        var two = call.AskCachedAsync("same");
        _gate.Open();
        await Task.WhenAll(one, two);

        Assert.Equal("x", await call.AskCachedAsync("same"));
        Assert.Single(harness.Asked);
    }

    private static IAsyncEnumerable<string> StreamAsync(BoundStream stream)
    {
        var key = stream.BeginKey();
        key.AppendFormatted("same");
        return stream.TextsCached(key, "same", static text => [new(ChatRole.User, text)], null, null, default, CancellationToken.None);
    }

    // Its first look-up takes so long that what it gives is old.
    private sealed class LateStore(Gate gate) : ILlmCacheStore
    {
        private int _reads;

        public async ValueTask<ReadOnlyMemory<byte>?> GetAsync(LlmCacheKey key, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _reads) == 1)
                await gate.WaitAsync(cancellationToken);
            return null;
        }

        public ValueTask SetAsync(LlmCacheKey key, ReadOnlyMemory<byte> entry, TimeSpan lifetime, IReadOnlyList<string> tags, CancellationToken cancellationToken) => default;

        public ValueTask RemoveAsync(LlmCacheKey key, CancellationToken cancellationToken) => default;

        public ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken) => default;
    }
}

using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Caching;

public class CachedStreamTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a", Cache = new() { Jitter = 0 } };

    private static IAsyncEnumerable<string> Ask(BoundStream stream, string argument, CancellationToken cancellationToken = default) => Ask(stream, argument, null, cancellationToken);

    private static IAsyncEnumerable<string> Ask(BoundStream stream, string argument, LlmCallOptions? options, CancellationToken cancellationToken = default)
    {
        var key = stream.BeginKey();
        key.AppendFormatted(argument);
        return stream.TextsCached(key, argument, static text => [new(ChatRole.User, text)], null, options, default, cancellationToken);
    }

    [Fact]
    public async Task Stream_ThatIsKept_IsReplayedInItsPieces()
    {
        foreach (var store in new[] { null, new DictionaryCacheStore() })
        {
            var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("Hel", "lo ", "you"));
            if (store is not null)
                harness.Configure(b => b.UseCacheStore(store));
            var stream = harness.BindStream(s_plan);

            Assert.Equal(["Hel", "lo ", "you"], await Ask(stream, "x").ToListAsync());
            Assert.Equal(["Hel", "lo ", "you"], await Ask(stream, "x").ToListAsync());
            Assert.Single(harness.Asked);
        }
    }

    [Fact]
    public async Task Streams_AtOnce_ShareOneRequestFromItsFirstPieceOn()
    {
        var gate = new Gate();
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("a", "b", "c") with { BetweenChunks = Pause.Until(gate) });
        var stream = harness.BindStream(s_plan);

        await using var leader = Ask(stream, "x").GetAsyncEnumerator();
        Assert.True(await leader.MoveNextAsync());
        var follower = Ask(stream, "x").ToListAsync().AsTask();
        gate.Open();

        Assert.Equal(["a", "b", "c"], await follower);
        Assert.True(await leader.MoveNextAsync());
        Assert.Equal("b", leader.Current);
        Assert.Single(harness.Asked);
        Assert.Equal(1, harness.Runtime.Cache.Stats.Shared);
    }

    [Fact]
    public async Task Follower_WithLessTime_FailsAloneWhenItIsUp()
    {
        var gate = new Gate();
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("a", "b") with { BetweenChunks = Pause.Until(gate) });
        var stream = harness.BindStream(s_plan);

        var leader = Ask(stream, "x").ToListAsync().AsTask();
        var follower = Ask(stream, "x", new LlmCallOptions { TimeoutSeconds = 1 }).ToListAsync().AsTask();
        var fault = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(follower));
        gate.Open();

        Assert.Equal(LlmErrorKind.Timeout, fault.Kind);
        Assert.Equal(["a", "b"], await leader);
        Assert.Single(harness.Asked);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(null, 0.000000001)]
    public async Task Leader_ThatFailsByALimitOfItsOwn_LeavesTheOthersToAskAnew(int? seconds, double? usd)
    {
        var gate = new Gate();
        var harness = new CallHarness().Model("a", new() { InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 1 }, request => ScriptedReply.SayInChunks("a", "b") with { BeforeAnswer = request.Call == 0 && seconds is not null ? Pause.Until(gate) : null });
        var stream = harness.BindStream(s_plan);

        var leader = Ask(stream, "x", new LlmCallOptions { TimeoutSeconds = seconds, MaxCostUsd = (decimal?)usd }).ToListAsync().AsTask();
        var follower = Ask(stream, "x", new LlmCallOptions { TimeoutSeconds = 60 }).ToListAsync().AsTask();
        await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(leader));

        Assert.Equal(["a", "b"], await harness.RunAsync(follower));
        Assert.Equal(["a", "b"], await Ask(stream, "x").ToListAsync());
    }

    [Fact]
    public async Task Leader_ThatFailsByALimitOfItsOwnAfterAPiece_FailsThoseWhoHaveIt()
    {
        var gate = new Gate();
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("a", "b") with { BetweenChunks = Pause.Until(gate) });
        var stream = harness.BindStream(s_plan);

        await using var leader = Ask(stream, "x", new LlmCallOptions { TimeoutSeconds = 1 }).GetAsyncEnumerator();
        await leader.MoveNextAsync();
        await using var follower = Ask(stream, "x").GetAsyncEnumerator();
        await follower.MoveNextAsync();

        Assert.Equal("a", follower.Current);
        Assert.Equal(LlmErrorKind.Timeout, (await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(follower.MoveNextAsync().AsTask()))).Kind);
        Assert.Single(harness.Asked);
    }

    [Fact]
    public async Task Follower_WhoseTimeEndsAsTheAnswerEnds_TakesTheAnswer()
    {
        var gate = new Gate();
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("a", "b") with { BetweenChunks = Pause.Until(gate) });
        var stream = harness.BindStream(s_plan);
        var leader = Ask(stream, "x").ToListAsync().AsTask();
        var follower = Ask(stream, "x", new LlmCallOptions { TimeoutSeconds = 1 }).ToListAsync().AsTask();

        await FirstChance.RunAsync<OperationCanceledException>(() => harness.Clock.Advance(TimeSpan.FromSeconds(2)), () =>
        {
            gate.Open();
            SpinWait.SpinUntil(() => harness.Runtime.Cache.Flights.Waiting == 0, TimeSpan.FromSeconds(30));
        });

        Assert.Equal(["a", "b"], await follower);
        Assert.Equal(["a", "b"], await leader);
    }

    [Fact]
    public async Task Reader_ThatLeaves_LeavesTheStreamToOthers()
    {
        var gate = new Gate();
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("a", "b", "c") with { BetweenChunks = Pause.Until(gate) });
        var stream = harness.BindStream(s_plan);

        var leader = Ask(stream, "x").GetAsyncEnumerator();
        await leader.MoveNextAsync();
        var follower = Ask(stream, "x").ToListAsync().AsTask();
        await leader.DisposeAsync();
        gate.Open();

        Assert.Equal(["a", "b", "c"], await follower);
        Assert.Equal(["a", "b", "c"], await Ask(stream, "x").ToListAsync());
        Assert.Single(harness.Asked);
    }

    [Fact]
    public async Task Stream_ThatBreaks_IsNotKept()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("a", "b") with { Failure = new IOException("cut"), FailureAfterChunks = 1 }, ScriptedReply.SayInChunks("c"));
        var stream = harness.BindStream(s_plan);
        List<string> got = [];

        await Assert.ThrowsAsync<LlmException>(async () =>
        {
            await foreach (var piece in Ask(stream, "x"))
                got.Add(piece);
        });

        Assert.Equal(["a"], got);
        Assert.Equal(["c"], await Ask(stream, "x").ToListAsync());
    }
}

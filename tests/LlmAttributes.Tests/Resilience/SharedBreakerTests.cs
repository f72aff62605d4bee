using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Resilience;

public class SharedBreakerTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a", CircuitBreaker = true };

    private readonly FeedList _feed = new();

    [Fact]
    public async Task Ask_BreakerOpens_TellsTheOthers()
    {
        var harness = Harness(ScriptedReply.Fail(new HttpRequestException("down", null, System.Net.HttpStatusCode.ServiceUnavailable)));

        await FailAsync(harness, 5);

        Assert.Equal([("model a", TimeSpan.FromSeconds(10))], _feed.Told);
    }

    [Fact]
    public async Task Ask_OthersFoundItOpen_IsRefusedUntilThen()
    {
        var harness = Harness(ScriptedReply.Say("yes"));
        await harness.AskAsync(s_plan);

        _feed.Tell("model a", TimeSpan.FromSeconds(5));

        Assert.Equal(BreakerState.Open, State(harness));
        harness.Clock.Advance(TimeSpan.FromSeconds(4.9));
        await FailAsync(harness, 1);
        harness.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal("yes", await harness.AskAsync(s_plan));
        Assert.DoesNotContain(_feed.Told, static t => t.OpenFor > TimeSpan.Zero);
    }

    [Fact]
    public async Task Hear_OpenForLongerThanTheLongestBreak_TakesThat()
    {
        var harness = Harness(ScriptedReply.Say("yes"));
        await harness.AskAsync(s_plan);

        _feed.Tell("model a", TimeSpan.FromDays(1));
        harness.Clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal("yes", await harness.AskAsync(s_plan));
    }

    [Fact]
    public async Task Hear_OpenFromTwo_TakesTheLater()
    {
        var harness = Harness(ScriptedReply.Say("yes"));
        await harness.AskAsync(s_plan);

        _feed.Tell("model a", TimeSpan.FromSeconds(20));
        _feed.Tell("model a", TimeSpan.FromSeconds(5));
        harness.Clock.Advance(TimeSpan.FromSeconds(19));

        await FailAsync(harness, 1);
        Assert.Equal(BreakerState.Open, State(harness));
    }

    [Fact]
    public async Task Hear_Closed_LetsAllThroughAndSaysNothing()
    {
        var harness = Harness(ScriptedReply.Say("yes"));
        await harness.AskAsync(s_plan);
        _feed.Tell("model a", TimeSpan.FromSeconds(5));

        _feed.Tell("model a", TimeSpan.Zero);
        _feed.Tell("model a", TimeSpan.Zero);

        Assert.Equal(BreakerState.Closed, State(harness));
        Assert.Equal("yes", await harness.AskAsync(s_plan));
        Assert.Empty(_feed.Told);
    }

    [Fact]
    public async Task Ask_ModelRecovers_TellsThatItIsClosed()
    {
        var harness = Harness(ScriptedReply.Say("yes"));
        await harness.AskAsync(s_plan);
        _feed.Tell("model a", TimeSpan.FromSeconds(5));
        harness.Clock.Advance(TimeSpan.FromSeconds(5));

        for (var i = 0; i < 3; i++)
            await harness.AskAsync(s_plan);

        Assert.Equal([("model a", TimeSpan.Zero)], _feed.Told);
    }

    [Fact]
    public async Task Dispose_Runtime_ListensNoMore()
    {
        var harness = Harness(ScriptedReply.Say("yes"));
        await harness.AskAsync(s_plan);

        await harness.Runtime.DisposeAsync();

        Assert.Equal(0, _feed.Listeners);
    }

    private static BreakerState State(CallHarness harness) => harness.Runtime.GetHealth().Models.Single(static m => m.Model == "a").Breaker;

    private static async Task FailAsync(CallHarness harness, int times)
    {
        for (var i = 0; i < times; i++)
            await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(s_plan));
    }

    private CallHarness Harness(ScriptedReply reply) => new CallHarness()
        .Configure(builder =>
        {
            builder.ShareBreakers(_feed);
            (builder.CircuitBreaker.BreakSeconds, builder.CircuitBreaker.MaxBreakSeconds, builder.CircuitBreaker.RecoveryAttempts) = (10, 60, 3);
        })
        .Model("a", reply);

    private sealed class FeedList : IBreakerFeed
    {
        private readonly Dictionary<string, Action<TimeSpan>> _listeners = [];

        public List<(string Owner, TimeSpan OpenFor)> Told { get; } = [];

        public int Listeners => _listeners.Count;

        public void Publish(string owner, TimeSpan openFor) => Told.Add((owner, openFor));

        public IDisposable Listen(string owner, Action<TimeSpan> heard)
        {
            _listeners.Add(owner, heard);
            return new Ending(() => _listeners.Remove(owner));
        }

        public void Tell(string owner, TimeSpan openFor) => _listeners[owner](openFor);

        private sealed class Ending(Action end) : IDisposable
        {
            public void Dispose() => end();
        }
    }
}

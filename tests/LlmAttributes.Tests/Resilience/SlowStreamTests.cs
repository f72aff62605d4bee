using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Resilience;

public class SlowStreamTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with
    {
        Model = "a", Fallback = [new(["b"])], Timeout = new() { MinCharactersPerSecond = 10, ProbeSeconds = 2, TotalSeconds = 300 },
    };

    private static ScriptedReply Trickle(string text, double secondsPerWord) =>
        ScriptedReply.Say(text) with { BetweenChunks = Pause.For(TimeSpan.FromSeconds(secondsPerWord)) };

    private static async Task<string> JoinAsync(CallHarness harness, CallPlan plan) =>
        string.Concat(await harness.RunAsync(harness.BindStream(plan).Texts(CallHarness.Messages, null, null, default).ToListAsync().AsTask()));

    [Fact]
    public async Task Texts_SlowTrickle_TheNextCandidateStreamsAndNothingIsRepeated()
    {
        var harness = new CallHarness().Model("a", Trickle("one two three four five six", 1)).Model("b", ScriptedReply.Say("quick and whole"));

        Assert.Equal("quick and whole", await JoinAsync(harness, s_plan));
        Assert.Equal(["a", "b"], harness.Asked);
        Assert.InRange(harness.AskedAtSeconds[1], 2, 2.5);
    }

    [Fact]
    public async Task Texts_FastEnough_IsReleasedAsSoonAsThatIsShown()
    {
        var harness = new CallHarness().Model("a", Trickle("0123456789 0123456789 0123456789 end", 0.5)).Model("b", ScriptedReply.Say("b"));

        Assert.Equal("0123456789 0123456789 0123456789 end", await JoinAsync(harness, s_plan));
        Assert.Equal(["a"], harness.Asked);
    }

    [Fact]
    public async Task Texts_ShortAnswer_IsNotSlow()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("yes")).Model("b", ScriptedReply.Say("b"));

        Assert.Equal("yes", await JoinAsync(harness, s_plan));
    }

    [Fact]
    public async Task Texts_NobodyElseToAsk_TheSlowStreamIsBetterThanNone()
    {
        var harness = new CallHarness().Model("a", Trickle("one two three", 3));

        Assert.Equal("one two three", await JoinAsync(harness, s_plan with { Fallback = null }));
    }

    [Fact]
    public async Task Texts_AllAreSlow_TheLastOneStreams()
    {
        var harness = new CallHarness().Model("a", Trickle("one two three four five", 1)).Model("b", Trickle("un deux trois", 1));

        Assert.Equal("un deux trois", await JoinAsync(harness, s_plan));
    }

    [Fact]
    public async Task Texts_SlowStream_IsBookedAndCountsAsATimeout()
    {
        var harness = new CallHarness().Model("a", Trickle("one two three four five six", 1)).Model("b", ScriptedReply.Say("quick and whole"));

        await JoinAsync(harness, s_plan);

        Assert.Equal(1, harness.Runtime.Costs.Snapshot().Entries.Single(e => e.Model == "a").UnmeteredAttempts);
        Assert.Equal(1, harness.Runtime.Errors.Rate(ErrorWindow.Total, model: "a", kind: LlmErrorKind.Timeout).Failures);
    }
}

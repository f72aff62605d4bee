using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;

namespace LlmAttributes.Behavior.Tests;

public sealed class EnsembleTests
{
    private static readonly ScriptedReply s_late = ScriptedReply.Say("late") with { BeforeAnswer = Pause.ForSeconds(20) };

    private static async Task<string> ReadAsync(IAsyncEnumerable<string> texts) => string.Concat(await texts.ToListAsync());

    [Fact]
    public async Task Stream_FirstGood_IsThatOfTheFasterWithItsDataRestored()
    {
        var desk = new Desk(static _ => s_late, static request => ScriptedReply.Say($"Write to {request.UserText["Answer ".Length..]}!"), static _ => s_late);

        Assert.Equal("Write to jo@example.org!", await desk.RunAsync(ReadAsync(IPanel.Create(desk.Runtime).FirstAsync("jo@example.org"))));
    }

    [Fact]
    public async Task Stream_Consensus_EndsWithAnEnsemblesResponse()
    {
        var desk = new Desk(static _ => ScriptedReply.Say("Lyon is nice."), static _ => ScriptedReply.Say("It is Paris."), static _ => ScriptedReply.Say("Paris it is."));
        var stream = IPanel.Create(desk.Runtime).AgreeAsync("What is the capital?");

        Assert.Contains("Paris", await desk.RunAsync(ReadAsync(stream)), StringComparison.Ordinal);
        Assert.Equal(3, Assert.IsType<EnsembleResponse<IReadOnlyList<string>>>(await stream.Completion).Contributions.Count);
    }

    [Fact]
    public async Task Cascade_ByARuleOfOnesOwn_StopsWhereItAccepts()
    {
        var desk = new Desk(static _ => ScriptedReply.Say("short"), static _ => ScriptedReply.Say("a long answer"), static _ => ScriptedReply.Say("the third"));
        var panel = IPanel.Create(desk.Runtime);

        var response = await desk.RunAsync(panel.TrustAsync("first"));

        Assert.Equal(("a long answer", 1), (response.Value, response.Metrics.SavedCalls));
        Assert.Equal("a long answer", await desk.RunAsync(ReadAsync(panel.TellAsync("second"))));
        Assert.Empty(desk.Smart.Requests);
    }

    [Fact]
    public async Task Stream_CascadeInAConversation_RemembersWhatTheCallerGot()
    {
        var desk = new Desk(static _ => ScriptedReply.Say("one"), static _ => ScriptedReply.Say("two"), static _ => ScriptedReply.Say("the third"));
        var panel = IPanel.Create(desk.Runtime);

        Assert.Equal("the third", await desk.RunAsync(ReadAsync(panel.ClimbAsync("first", "c"))));
        await desk.RunAsync(ReadAsync(panel.ClimbAsync("second", "c")));

        Assert.Equal("the third", desk.Smart.Requests[1].Messages[^2].Text);
    }
}

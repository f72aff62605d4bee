using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Guards;

public sealed class GuardedStreamTests
{
    [Fact]
    public async Task Stream_Held_GivesNothingBeforeTheGuardHasSeenAll()
    {
        var seen = "";
        var harness = new CallHarness().Model("fast", ScriptedReply.SayInChunks("one ", "two ", "three"));

        var pieces = await ReadAsync(harness, Guarded(answer =>
        {
            seen = answer.Text;
            return OutputVerdict.Pass;
        }));

        Assert.Equal("one two three", seen);
        Assert.Equal(["one ", "two ", "three"], pieces);
    }

    [Fact]
    public async Task Stream_Rewritten_GivesTheNewText()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.SayInChunks("one ", "two"));

        Assert.Equal(["three"], await ReadAsync(harness, Guarded(static _ => OutputVerdict.Rewrite("three"))));
    }

    [Fact]
    public async Task Stream_Reasked_GivesTheSecondAnswerAlone()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.SayInChunks("b", "ad"), ScriptedReply.SayInChunks("go", "od"));

        Assert.Equal("good", string.Concat(await ReadAsync(harness, Guarded(static a => a.Text == "bad" ? OutputVerdict.Reask("it is bad") : OutputVerdict.Pass))));
        Assert.Equal(2, harness.Asked.Count);
    }

    [Fact]
    public async Task Stream_RetriesUsedUp_GoesOnWithTheFallback()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.SayInChunks("b", "ad")).Model("smart", ScriptedReply.SayInChunks("go", "od"));

        var pieces = await ReadAsync(harness, Guarded(static a => a.Text == "bad" ? OutputVerdict.Retry("it is bad") : OutputVerdict.Pass) with { Fallback = [new(["smart"])] });

        Assert.Equal("good", string.Concat(pieces));
        Assert.Equal(["fast", "fast", "smart"], harness.Asked);
    }

    [Fact]
    public async Task Stream_Failed_ThrowsBeforeItsFirstPiece()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.SayInChunks("b", "ad"));

        var error = await Assert.ThrowsAsync<LlmGuardException>(() => ReadAsync(harness, Guarded(static _ => OutputVerdict.Fail("it is bad"))));

        Assert.Equal("Answers", Assert.Single(error.Attempts).Guard);
    }

    [Fact]
    public async Task Stream_WithFacts_ShowsTheRefusedAttemptAndBooksBoth()
    {
        var priced = new ModelFacts { InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2 };
        var harness = new CallHarness().Model("fast", priced, ScriptedReply.Say("bad", 10, 5), ScriptedReply.Say("good", 10, 5));
        var stream = Contracts.Create(harness.Runtime, binder => binder.BindStream(Guarded(static a => a.Text == "bad" ? OutputVerdict.Retry("no") : OutputVerdict.Pass), Answers.Pieces))
            .Stream(CallHarness.Messages, null, null, default, default);
        var text = "";
        await foreach (var piece in stream)
            text += piece;

        var facts = await stream.Completion;
        Assert.Equal("good", text);
        Assert.Equal(["Answers", null], facts.Attempts.Select(static a => a.Guard));
        Assert.Equal(2 * 0.00002m, facts.Cost.Usd);
        Assert.Equal("good", facts.Response.Text);
        Assert.Equal(2 * 0.00002m, harness.Runtime.Costs.Snapshot().KnownTotal.Usd);
    }

    [Fact]
    public void Bind_StreamThatIsNotHeld_IsAFault()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.Say("ok"));

        var error = Assert.Throws<LlmConfigurationException>(() => harness.BindStream(Guard.Plan with { OutputGuards = [Guard.OfAnswers(static _ => OutputVerdict.Pass)] }));

        Assert.Contains("HoldStream", Assert.Single(error.Faults), StringComparison.Ordinal);
    }

    private static CallPlan Guarded(Func<GuardedAnswer, OutputVerdict> decide) => Guard.Plan with { OutputGuards = [Guard.OfAnswers(decide) with { HoldStream = true }] };

    private static async Task<List<string>> ReadAsync(CallHarness harness, CallPlan plan)
    {
        List<string> pieces = [];
        await foreach (var piece in harness.BindStream(plan).Texts(CallHarness.Messages, null, null, default))
            pieces.Add(piece);
        return pieces;
    }
}

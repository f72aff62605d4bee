using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests.Typed;

public sealed class PartialTests
{
    private static readonly string s_report =
        $$"""{"title":"On \"time\"","pages":12,"lines":[{{Scripts.Plain("a", 1)}},{{Scripts.Plain("b", 2)}}],"tags":["x","y"],"first":{{Scripts.Plain("c", 3)}},"tone":"very angry"}""";

    private static IGrowing Create(ScriptedChatClient a, ScriptedChatClient? b = null) => IGrowing.Create(Scripts.Runtime(a, b));

    private static IGrowing Say(params string[] chunks) => Create(Scripts.Client(ScriptedReply.SayInChunks(chunks)));

    private static async Task<(List<Partial<Report>> Seen, LlmException Failure)> FailAsync(IAsyncEnumerable<Partial<Report>> parts)
    {
        List<Partial<Report>> seen = [];
        var failure = await Assert.ThrowsAsync<LlmException>(async () =>
        {
            await foreach (var part in parts)
                seen.Add(part);
        });
        return (seen, failure);
    }

    [Fact]
    public async Task Stream_InPieces_ShowsEachPropertyAsFarAsItHasArrived()
    {
        List<string> seen = [];
        await foreach (var part in Say(
            "{\"title\":\"On", " \\\"time", "\\\"\",\"pages\":12", ",\"lines\":[" + Scripts.Plain("a", 1)[..12], Scripts.Plain("a", 1)[12..] + ",", Scripts.Plain("b", 2) + "]", ",\"tags\":[\"x\",\"y\"],\"first\":{\"text\":\"c", "\",\"isTrue\":true,\"count\":3}}").ReportAsync())
            seen.Add($"{part.Title().Value} {part.Pages().ValueOrDefault} {part.Pages().State} {string.Join('+', part.Lines().Select(static line => line.Text().ValueOrDefault))} {part.Lines().State} {part.Tags().Count} {part.First().Text().ValueOrDefault} {part.First().State}");

        Assert.Equal(
            [
                "On 0 Missing  Missing 0  Missing",
                "On \"time 0 Missing  Missing 0  Missing",
                "On \"time\" 0 Growing  Missing 0  Missing",
                "On \"time\" 12 Complete a Growing 0  Missing",
                "On \"time\" 12 Complete a Growing 0  Missing",
                "On \"time\" 12 Complete a+b Complete 0  Missing",
                "On \"time\" 12 Complete a+b Complete 2 c Growing",
                "On \"time\" 12 Complete a+b Complete 2 c Complete",
            ],
            seen);
    }

    [Fact]
    public async Task Stream_CutAnywhere_EndsWithTheSameObject()
    {
        for (var cut = 1; cut < s_report.Length; cut++)
        {
            var parts = await Say(s_report[..cut], s_report[cut..]).ReportAsync().ToListAsync();

            var report = parts[^1].Value;
            Assert.All(parts.SkipLast(1), static part => Assert.False(part.IsComplete));
            Assert.Equal(("On \"time\"", 12, 2, "y", new Plain("c", true, 3), Tone.VeryAngry), (report.Title, report.Pages, report.Lines.Count, report.Tags[1], report.First, report.Tone));
        }
    }

    [Fact]
    public async Task Stream_OfPropertiesWithDefaults_IsCompleteWithoutThem()
    {
        var last = await Say("""{"name":"x","size":1}""").SettableAsync().LastAsync();

        Assert.Equal(("x", 1, "red", 2, 3), (last.Name().Value, last.Size().Value, last.Colour().Value, last.Sizes().Count, last.Renamed().Value));
        Assert.Equal((PartialState.Complete, null), (last.Note().State, last.Note().Value));
    }

    [Fact]
    public async Task Stream_OfATypeThatHoldsItself_ShowsAllLevels()
    {
        var part = await Say("""{"name":"a","next":{"name":"b","children":[{"name":"c","next":{"name":"d""", "x").NodeAsync().FirstAsync();

        Assert.Equal("d", part.Next().Children()[0].Next().Name().Value);
        Assert.Equal(PartialState.Missing, part.Next().Children()[0].Next().Next().Next().State);
    }

    [Fact]
    public async Task Stream_OfAStructureInAGenericType_ShowsIt()
    {
        var parts = await Say("""{"item":{"x":1,"y":2""", """},"number":3}""").PageAsync().ToListAsync();

        Assert.Equal((1, PartialState.Growing), (parts[0].Item().X().Value, parts[0].Item().Y().State));
        Assert.Equal((2, 3), (parts[^1].Item().Y().Value, parts[^1].Value.Number));
    }

    [Fact]
    public async Task Stream_Snapshot_IsYieldedBeforeTheRestArrives()
    {
        var gate = new Gate();
        await using var reader = Create(Scripts.Client(ScriptedReply.SayInChunks(s_report[..20], s_report[20..]) with { BetweenChunks = Pause.Until(gate) })).ReportAsync().GetAsyncEnumerator();

        Assert.True(await reader.MoveNextAsync());
        Assert.Equal("On \"time", reader.Current.Title().Value);
        gate.Open();
        Assert.True(await reader.MoveNextAsync());
        Assert.True(reader.Current.IsComplete);
        Assert.False(await reader.MoveNextAsync());
    }

    [Fact]
    public async Task Stream_CutBeforeAProperty_IsToldByTheNextCandidate()
    {
        var parts = await Create(Scripts.Client(Scripts.Cut(2, "Here: {\"other\":1,", "\"tit", "x")), Scripts.Client(ScriptedReply.Say(s_report))).ReportAsync().ToListAsync();

        Assert.Equal("On", parts[0].Title().Value);
        Assert.Equal(12, parts[^1].Value.Pages);
    }

    [Fact]
    public async Task Stream_CutAfterAProperty_FailsAfterItsSnapshots()
    {
        var (seen, failure) = await FailAsync(Create(Scripts.Client(Scripts.Cut(2, "{\"title\":\"On", " time\",\"pages\":1", "x")), Scripts.Client(ScriptedReply.Say(s_report))).ReportAsync());

        Assert.Equal((LlmErrorKind.Network, null), (failure.Kind, failure.YieldedItems));
        Assert.Equal(["On", "On time"], seen.Select(static part => part.Title().Value));
    }

    [Fact]
    public async Task Stream_ThatBreaksOff_FailsWithThePath()
    {
        var (seen, failure) = await FailAsync(Say("{\"title\":\"On", " time\",\"pages\":1").ReportAsync());

        Assert.Equal(LlmErrorKind.InvalidResponse, failure.Kind);
        Assert.Contains(failure.AnswerFaults, static fault => fault.ToString() == "$.lines: expected a list, found nothing");
        Assert.False(seen[^1].IsComplete);
    }

    [Fact]
    public async Task Stream_ConstraintThatDoesNotHold_FailsAfterTheSnapshots()
    {
        var (seen, failure) = await FailAsync(Say("{\"title\":\"On\",\"pages\":1200,\"tags\":[]", ",\"lines\":[]}").ReportAsync());

        Assert.Equal("$.pages", Assert.Single(failure.AnswerFaults).Path);
        Assert.Equal(1200, seen[^1].Pages().Value);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("{\"title\":\"x\"}")]
    public async Task Repair_BeforeASnapshot_AsksAgain(string first)
    {
        var client = Scripts.Client(ScriptedReply.Say(first, 1, 1), ScriptedReply.SayInChunks(s_report) with { Usage = ScriptedReply.Say("", 10, 5).Usage });
        var stream = Create(client).WithFactsAsync();

        var last = await stream.LastAsync();
        var result = await stream.Completion;

        Assert.Same(last, Assert.Single(result.Value));
        Assert.Equal([LlmErrorKind.InvalidResponse, null], result.Attempts.Select(static a => a.Error));
        Assert.Equal((Voters.A, s_report, 0.000071m), (result.Model, result.Response.Text, result.Cost.Usd));
    }

    [Fact]
    public async Task Repair_AfterASnapshot_DoesNotAskAgain()
    {
        var client = Scripts.Client(ScriptedReply.SayInChunks("{\"title\":\"x\",", "\"pages\":1}"), ScriptedReply.Say(s_report));

        var (seen, failure) = await FailAsync(Create(client).WithFactsAsync());

        Assert.Equal((1, 1), (seen[^1].Pages().Value, client.Requests.Count));
        Assert.Equal("{\"title\":\"x\",\"pages\":1}", Assert.Single(failure.UnreadableAnswers).Text);
    }

    [Fact]
    public async Task Completion_OfADamagedObject_HasTheRepairs()
    {
        var stream = Say("Here:\n```json\n" + s_report[..20], s_report[20..].Replace("12", "\"12\"", StringComparison.Ordinal)).WithFactsAsync();

        await stream.CountAsync();

        Assert.Equal(["$: Fence", "$.pages: TextAsNumber '12' → '12'"], (await stream.Completion).Repairs.Select(static r => r.ToString()));
    }

    [Fact]
    public async Task Stream_Request_AsksForTheObject()
    {
        var client = Scripts.Client(ScriptedReply.Say(s_report));
        await Create(client).ReportAsync().ToListAsync();

        Assert.Equal("Report", Assert.IsType<ChatResponseFormatJson>(client.Requests[0].Options!.ResponseFormat).SchemaName);
    }

    [Fact]
    public async Task Stream_InAConversation_RemembersTheWholeAnswer()
    {
        var client = Scripts.Client(ScriptedReply.SayInChunks(s_report[..20], s_report[20..]));
        var desk = Create(client);

        await desk.RememberedAsync("x").CountAsync();
        await desk.RememberedAsync("x").CountAsync();

        Assert.Contains(client.Requests[1].Messages, static message => message.Role == ChatRole.Assistant && message.Text == s_report);
    }
}

using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests.Typed;

public sealed class StreamedTests
{
    private static readonly string s_list = $$"""{"data":[{{Scripts.Plain("a", 1)}},{{Scripts.Plain("b", 2)}},{{Scripts.Plain("c", 3)}}]}""";

    private readonly List<Plain> _seen = [];

    private static IStreamed Create(ScriptedChatClient a, ScriptedChatClient? b = null, ScriptedChatClient? c = null) => IStreamed.Create(Scripts.Runtime(a, b, c));

    private static IStreamed Say(params string[] chunks) => Create(Scripts.Client(ScriptedReply.SayInChunks(chunks)));

    private async Task<LlmException> FailAsync(IAsyncEnumerable<Plain> plains) => await Assert.ThrowsAsync<LlmException>(async () =>
    {
        await foreach (var plain in plains)
            _seen.Add(plain);
    });

    private string Seen => string.Join(' ', _seen.Select(static p => p.Text));

    [Fact]
    public async Task Stream_CutAnywhere_YieldsTheSameItems()
    {
        for (var cut = 1; cut < s_list.Length; cut++)
            Assert.Equal([new("a", true, 1), new("b", true, 2), new("c", true, 3)], await Say(s_list[..cut], s_list[cut..]).PlainsAsync().ToListAsync());
    }

    [Fact]
    public async Task Stream_OfEveryKindOfItem_YieldsIt()
    {
        Assert.Equal([Tone.Calm, Tone.VeryAngry], await Say("""{"data":["Calm","very""", """ angry"]}""").TonesAsync().ToListAsync());
        Assert.Equal([1, 23], await Say("[1,2", "3]").NumbersAsync().ToListAsync());
        Assert.Equal([new Circle("x", 2), new Square("y", 1, null)], await Say("""[{"kind":"circle","id":"x","radius":2},{"kind":"square",""", """ "id":"y","side":1,"inner":null}]""").FiguresAsync().ToListAsync());
        Assert.Equal("b", Assert.Single((await Say("""{"name":"a","next":null,"children":[{"name":"b","next":null,"children":[]}]}""").NodesAsync().ToListAsync())[0].Children).Name);
        Assert.Empty(await Say("""{"data":[]}""").PlainsAsync().ToListAsync());
    }

    [Fact]
    public async Task Stream_Item_IsYieldedBeforeTheRestArrives()
    {
        var gate = new Gate();
        await using var reader = Create(Scripts.Client(ScriptedReply.SayInChunks("[" + Scripts.Plain("a", 1), "," + Scripts.Plain("b", 2) + "]") with { BetweenChunks = Pause.Until(gate) })).PlainsAsync().GetAsyncEnumerator();

        Assert.True(await reader.MoveNextAsync());
        Assert.Equal("a", reader.Current.Text);
        gate.Open();
        Assert.True(await reader.MoveNextAsync());
        Assert.Equal("b", reader.Current.Text);
    }

    [Fact]
    public async Task Stream_Request_AsksForTheListInAnObject()
    {
        var client = Scripts.Client(ScriptedReply.Say(s_list));
        await Create(client).PlainsAsync().ToListAsync();

        var format = Assert.IsType<ChatResponseFormatJson>(client.Requests[0].Options!.ResponseFormat);
        Assert.Equal("List_Plain", format.SchemaName);
        Assert.StartsWith("""{"type":"object","properties":{"data":{"type":"array","items":{"type":"object",""", format.Schema!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_ModelWithoutSchemas_IsToldTheForm()
    {
        var b = Scripts.Client(ScriptedReply.Say(s_list));

        Assert.Equal(3, await Create(Scripts.Client(ScriptedReply.Fail(new IOException("down"))), b).PlainsAsync().CountAsync());
        Assert.Contains("It must fit this JSON schema", b.Requests[0].Messages[0].Text, StringComparison.Ordinal);
        Assert.Null(b.Requests[0].Options?.ResponseFormat);
    }

    [Fact]
    public async Task Stream_CutInsideTheFirstItem_IsToldByTheNextCandidate()
    {
        var items = await Create(Scripts.Client(Scripts.Cut(2, """{"data":[{"te""", """xt":"never",""", "x")), Scripts.Client(ScriptedReply.Say(s_list))).PlainsAsync().ToListAsync();

        Assert.Equal("a b c", string.Join(' ', items.Select(static p => p.Text)));
    }

    [Fact]
    public async Task Stream_CutAfterTwoItems_FailsWithThem()
    {
        var e = await FailAsync(Create(Scripts.Client(Scripts.Cut(2, "[" + Scripts.Plain("a", 1), "," + Scripts.Plain("b", 2) + ",{", "x")), Scripts.Client(ScriptedReply.Say(s_list))).PlainsAsync());

        Assert.Equal(("a b", LlmErrorKind.Network, 2), (Seen, e.Kind, e.YieldedItems));
    }

    [Fact]
    public async Task Stream_ItemThatCannotBeRead_FailsWithItsPathAndWithoutItsText()
    {
        var e = await FailAsync(Say($"[{Scripts.Plain("a", 1)},", """{"text":"secret","isTrue":true,"count":"secret"},""", Scripts.Plain("c", 3) + "]").PlainsAsync());

        Assert.Equal(("a", LlmErrorKind.InvalidResponse, 1), (Seen, e.Kind, e.YieldedItems));
        Assert.Equal("$[1].count: expected a whole number, found '\"secret\"'", Assert.Single(e.AnswerFaults).ToString());
        Assert.Contains("('$[1].count' is not a whole number)", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_ThatEndsInsideAnItem_FailsWithItsPath()
    {
        var e = await FailAsync(Say($"[{Scripts.Plain("a", 1)},", """{"text":"b","isTrue":true""").PlainsAsync());

        Assert.Equal(("a", "$[1]: expected a whole item, found 'an item that breaks off'"), (Seen, Assert.Single(e.AnswerFaults).ToString()));
    }

    [Fact]
    public async Task Repair_BeforeTheFirstItem_AsksAgain()
    {
        var client = Scripts.Client(ScriptedReply.SayInChunks("[", """{"text":"a","isTrue":true,"count":"many"}""", "]"), ScriptedReply.Say(s_list));

        Assert.Equal(3, await Create(client).RepairedAsync().CountAsync());
        Assert.Contains("- $[0].count: expected a whole number, found \"many\".", client.Requests[1].UserText, StringComparison.Ordinal);
        Assert.StartsWith("Your last answer is not a list of 'Plain' in JSON.", client.Requests[1].UserText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repair_AfterTheFirstItem_DoesNotAskAgain()
    {
        var client = Scripts.Client(ScriptedReply.SayInChunks("[" + Scripts.Plain("a", 1), ",7]"), ScriptedReply.Say(s_list));

        var e = await FailAsync(Create(client).RepairedAsync());

        Assert.Equal(("a", 1, 1), (Seen, e.YieldedItems, client.Requests.Count));
        Assert.Equal("7", Assert.Single(e.UnreadableAnswers).Text);
    }

    [Fact]
    public async Task Stream_NoRepairAndNothingToRead_Fails()
    {
        var client = Scripts.Client(ScriptedReply.SayInChunks("I can", "not."));

        var e = await FailAsync(Create(client).PlainsAsync());

        Assert.Equal((LlmErrorKind.InvalidResponse, 0, 1), (e.Kind, e.YieldedItems, client.Requests.Count));
        Assert.Equal("I cannot.", Assert.Single(e.UnreadableAnswers).Text);
    }

    [Fact]
    public async Task Stream_InAConversation_RemembersTheWholeAnswer()
    {
        var client = Scripts.Client(ScriptedReply.SayInChunks("[" + Scripts.Plain("a", 1), "]"));
        var desk = Create(client);

        await desk.RememberedAsync("x").CountAsync();
        await desk.RememberedAsync("x").CountAsync();

        Assert.Contains(client.Requests[1].Messages, static m => m.Role == ChatRole.Assistant && m.Text == "[" + Scripts.Plain("a", 1) + "]");
    }

    [Fact]
    public async Task Stream_Traced_ClosesItsSpansWithTheOutcome()
    {
        using var spans = new SpanList();

        await Say(s_list).TracedAsync().CountAsync();
        await FailAsync(Say("[" + Scripts.Plain("a", 1), ",7]").TracedAsync());

        var methods = spans.Spans.FindAll(static s => s.DisplayName == "IStreamed.TracedAsync");
        Assert.Equal([System.Diagnostics.ActivityStatusCode.Unset, System.Diagnostics.ActivityStatusCode.Error], methods.Select(static s => s.Status));
        Assert.Equal("llmattributes.invalid_response", methods[1].GetTagItem("error.type"));
    }

    [Fact]
    public async Task Stream_CancelledByTheCaller_IsCancelled()
    {
        using var source = new CancellationTokenSource();
        await using var reader = Create(Scripts.Client(ScriptedReply.SayInChunks("[" + Scripts.Plain("a", 1), ",", "x") with { BetweenChunks = Pause.Until(new Gate()) })).PlainsAsync(source.Token).GetAsyncEnumerator();
        await reader.MoveNextAsync();

        var next = reader.MoveNextAsync();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }
}

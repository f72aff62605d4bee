using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using LlmAttributes.Tests.Tracing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Guards;

public sealed class MaskedCallTests
{
    private const string Mail = "jo@example.org";

    private static readonly CallPlan s_plan = Guard.Plan with { Mask = new() };
    private static readonly IReadOnlyList<ChatMessage> s_messages = [new(ChatRole.System, "Be brief."), new(ChatRole.User, $"Write to {Mail}, also from {Mail}.")];

    private readonly List<IReadOnlyList<ChatMessage>> _sent = [];

    [Fact]
    public async Task Call_Masked_SendsPlaceholdersAndReturnsTheData()
    {
        var harness = Harness(static request => ScriptedReply.Say("I wrote to " + PlaceholderIn(request.UserText) + "."));

        var result = await harness.Bind(s_plan).AskResultAsync(s_messages, default);

        Assert.Equal($"I wrote to {Mail}.", result.Value);
        Assert.Equal($"I wrote to {Mail}.", result.Response.Text);
        Assert.DoesNotContain("example.org", _sent[0][1].Text, StringComparison.Ordinal);
        Assert.Equal(s_messages[0], _sent[0][0]);
        Assert.Contains(Mail, s_messages[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithoutPersonalData_SendsTheMessagesThemselves()
    {
        var harness = Harness(static _ => ScriptedReply.Say("ok"));

        await harness.Bind(s_plan).AskAsync(CallHarness.Messages, default);

        Assert.Same(CallHarness.Messages[0], _sent[0][0]);
    }

    [Fact]
    public async Task Call_TwoOfThem_HaveDifferentPlaceholders()
    {
        var harness = Harness(static _ => ScriptedReply.Say("ok"));
        var call = harness.Bind(s_plan);

        await call.AskAsync(s_messages, default);
        await call.AskAsync(s_messages, default);

        Assert.NotEqual(_sent[0][1].Text, _sent[1][1].Text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Stream_Masked_RestoresAcrossPieces(int size)
    {
        var harness = Harness(request => ScriptedReply.SayInChunks([.. $"To {PlaceholderIn(request.UserText)} [sic]!".Chunk(size).Select(static c => new string(c))]));

        var text = "";
        await foreach (var piece in harness.BindStream(s_plan).Texts(s_messages, null, null, default))
            text += piece;

        Assert.Equal($"To {Mail} [sic]!", text);
    }

    [Fact]
    public async Task Stream_EndingWithinAPlaceholder_GivesWhatCame()
    {
        var harness = Harness(static _ => ScriptedReply.SayInChunks("To ", "[EMAIL_1_"));

        var text = "";
        await foreach (var piece in harness.BindStream(s_plan).Texts(s_messages, null, null, default))
            text += piece;

        Assert.Equal("To [EMAIL_1_", text);
    }

    [Fact]
    public async Task Call_ReaskedByAGuard_MasksItsOwnAnswerAgain()
    {
        var harness = Harness(static request => ScriptedReply.Say(request.Call == 0 ? PlaceholderIn(request.UserText) : "done"));
        string? seen = null;

        await harness.Bind(s_plan with
        {
            OutputGuards =
            [
                Guard.OfAnswers(answer =>
                {
                    seen ??= answer.Text;
                    return answer.Text == "done" ? OutputVerdict.Pass : OutputVerdict.Reask("Say that you are done.");
                }),
            ],
        }).AskAsync(s_messages, default);

        Assert.Equal(Mail, seen);
        Assert.Equal(4, _sent[1].Count);
        Assert.All(_sent[1], static message => Assert.DoesNotContain("example.org", message.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Call_RewrittenByAGuard_MasksWhatTheGuardAdds()
    {
        var harness = Harness(static _ => ScriptedReply.Say("ok"));

        await harness.Bind(s_plan with { InputGuards = [Guard.OfPrompts(static _ => InputVerdict.Rewrite([new(ChatRole.User, "Call +1 415 555 2671.")]))] }).AskAsync(s_messages, default);

        Assert.StartsWith("Call [PHONE_1_", Assert.Single(_sent[0]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_Masked_ShowsSpansAndObserversNothing()
    {
        var observer = new RecordingObserver();
        using var recorder = new TelemetryRecorder();
        var harness = Harness(static request => ScriptedReply.Say("To " + PlaceholderIn(request.UserText))).Configure(b => b.AddObserver(observer));

        var value = await harness.Bind(s_plan with { Trace = true, CaptureContent = ContentCapture.Always }).AskAsync(s_messages, default);

        Assert.Equal("To " + Mail, value);
        Assert.All(observer.Last!.Messages, static message => Assert.DoesNotContain("example.org", message.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("example.org", observer.Last.Answer, StringComparison.Ordinal);
        var chat = Assert.Single(recorder.Spans, static s => s.DisplayName.StartsWith("chat", StringComparison.Ordinal));
        Assert.Contains("EMAIL_1_", (string)chat.GetTagItem("gen_ai.input.messages")!, StringComparison.Ordinal);
        Assert.All(recorder.Spans, static span => Assert.All(span.TagObjects, static tag => Assert.DoesNotContain("example.org", tag.Value?.ToString() ?? "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Ensemble_Masked_RestoresForEachMember()
    {
        var harness = new CallHarness().Model("a", null, Echo).Model("b", null, Echo);

        var value = await harness.Bind(CallHarness.Plan with { Mask = new(), Ensemble = new(MergeStrategy.MajorityVote, ["a", "b"]) }).AskAsync(s_messages, default);

        Assert.Equal(Mail, value);
        Assert.Equal(2, _sent.Count);
    }

    [Fact]
    public async Task Call_SensitiveValues_AreMaskedWhereAsked()
    {
        IReadOnlyList<ChatMessage> shown = Prompt.Shown([new(ChatRole.User, "Greet Ann Fox.")], [new(ChatRole.User, "Greet [sensitive].")], "Ann Fox");
        var harness = Harness(static request => ScriptedReply.Say("Hello " + PlaceholderIn(request.UserText)));
        var call = harness.Bind(Guard.Plan with { Mask = new() { Sensitive = true } });

        Assert.True(call.ShowsPrompts);
        Assert.Equal("Hello Ann Fox", await call.AskAsync(shown, default));
        Assert.StartsWith("Greet [VALUE_1_", _sent[0][0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tool_OfAMaskedCall_GetsTheDataAndItsResultIsMasked()
    {
        string? given = null;
        var tool = AIFunctionFactory.Create((string address) =>
        {
            given = address;
            return $"{address} belongs to +1 415 555 2671";
        }, "find");
        object? answered = null;
        var harness = Harness(request =>
        {
            var function = Assert.IsAssignableFrom<AIFunction>(Assert.Single(request.Options!.Tools!));
            answered = function.InvokeAsync(new(new Dictionary<string, object?> { ["address"] = PlaceholderIn(request.UserText) })).AsTask().GetAwaiter().GetResult();
            return ScriptedReply.Say("found " + answered);
        });

        var value = await harness.Bind(s_plan).AskAsync(s_messages, new() { Tools = [tool] }, null, default);

        Assert.Equal(Mail, given);
        Assert.DoesNotContain("555", answered!.ToString(), StringComparison.Ordinal);
        Assert.Equal($"found {Mail} belongs to +1 415 555 2671", value);
    }

    [Fact]
    public async Task Conversation_Masked_KeepsTheDataAndMasksItAgain()
    {
        var store = new MemoryConversationStore();
        var harness = Harness(static request => ScriptedReply.Say("noted " + PlaceholderIn(request.Messages[^1].Text))).Configure(b => b.UseConversationStore(store));
        var call = harness.Bind(s_plan with { Memory = new() });

        await call.InConversation("c", 0).AskAsync(s_messages, null, null, default, default);
        await call.InConversation("c", 0).AskAsync(s_messages, null, null, default, default);

        var kept = await store.ReadAsync("c", 10, default);
        Assert.All(kept.Turns, static turn => Assert.Equal($"noted {Mail}", turn.Answer));
        Assert.All(_sent[1], static message => Assert.DoesNotContain("example.org", message.Text, StringComparison.Ordinal));
        Assert.Equal(4, _sent[1].Count);
    }

    [Fact]
    public async Task Call_Hedged_MasksBothRequests()
    {
        var harness = new CallHarness()
            .Model("a", null, request => Echo(request) with { BeforeAnswer = Pause.For(TimeSpan.FromSeconds(30)) })
            .Model("b", null, Echo);

        var value = await harness.RunAsync(harness.Bind(CallHarness.Plan with { Mask = new(), Model = "a", Fallback = [new(["b"])], Hedge = new() { DelaySeconds = 1 } }).AskAsync(s_messages, default));

        Assert.Equal(Mail, value);
        Assert.All(_sent, static messages => Assert.DoesNotContain("example.org", messages[1].Text, StringComparison.Ordinal));
    }

    private static string PlaceholderIn(string text) => text[text.IndexOf('[', StringComparison.Ordinal)..(text.IndexOf(']', StringComparison.Ordinal) + 1)];

    private ScriptedReply Echo(ScriptedRequest request)
    {
        lock (_sent)
            _sent.Add([.. request.Messages]);
        return ScriptedReply.Say(PlaceholderIn(request.UserText));
    }

    private CallHarness Harness(Func<ScriptedRequest, ScriptedReply> answer) => new CallHarness().Model("fast", null, request =>
    {
        lock (_sent)
            _sent.Add([.. request.Messages]);
        return answer(request);
    });
}

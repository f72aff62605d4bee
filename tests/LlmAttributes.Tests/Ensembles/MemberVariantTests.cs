using System.Diagnostics;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Ensembles;

public class MemberVariantTests
{
    private static readonly EnsemblePlan s_vote = new(MergeStrategy.MajorityVote, ["a", "b", "c"]) { Details = [new("b") { PromptVariant = "short" }] };
    private static readonly CallPlan s_plan = CallHarness.Plan with { Ensemble = s_vote, PromptFingerprint = "main", MemberVariants = [new("short", "brief", 0)] };

    private readonly Dictionary<string, ScriptedRequest> _seen = [];
    private readonly CallHarness _harness = new();

    public MemberVariantTests()
    {
        foreach (var key in new[] { "a", "b", "c" })
        {
            _harness.Model(key, Priced.At(1, 1), request =>
            {
                lock (_seen)
                    _seen[key] = request;
                return ScriptedReply.Say("x", 10, 10);
            });
        }
    }

    private static MemberPrompts Prompts(string variant = "the short prompt") => new(CallHarness.Messages, [new ChatMessage(ChatRole.User, variant)]);

    private Task<EnsembleResponse<string>> AskAsync(CallPlan plan, IReadOnlyList<ChatMessage>? messages = null) =>
        _harness.RunAsync(_harness.Bind(plan).AskEnsembleAsync(messages ?? Prompts(), default));

    [Fact]
    public async Task Ask_MemberWithAVariant_IsAskedWithItAndTheOthersAreNot()
    {
        var response = await AskAsync(s_plan);

        Assert.Equal(["the secret prompt", "the short prompt", "the secret prompt"], _seen.OrderBy(static s => s.Key).Select(static s => s.Value.UserText));
        Assert.Equal([null, "short", null], response.Contributions.Select(static c => c.PromptVariant));
        Assert.Equal(("main", null), (response.Prompt!.Fingerprint, response.Prompt.Variant));
    }

    [Fact]
    public async Task Ask_OneModelTwice_EachPlaceHasItsPrompt()
    {
        await AskAsync(s_plan with { Ensemble = new(MergeStrategy.MajorityVote, ["b", "b"]) { MaxConcurrency = 1, Details = [new("b"), new("b") { PromptVariant = "short" }] } });

        Assert.Equal("the short prompt", _seen["b"].UserText);
    }

    [Fact]
    public async Task Ask_Instructions_StandBeforeTheVariant()
    {
        await AskAsync(s_plan with { Ensemble = s_vote with { Details = [new("b") { PromptVariant = "short", Instructions = "Doubt." }] } });

        Assert.Equal(["Doubt.", "the short prompt"], _seen["b"].Messages.Select(static m => m.Text));
    }

    [Fact]
    public async Task Ask_InputGuard_SeesEveryPrompt()
    {
        Upper guard = new();
        _harness.Configure(b => b.AddGuard(guard));

        await AskAsync(s_plan with { InputGuards = [new(typeof(Upper), null)] });

        Assert.Equal(["THE SECRET PROMPT", "THE SHORT PROMPT"], _seen.Values.Select(static r => r.UserText).Distinct().Order());
    }

    [Fact]
    public async Task Ask_InputGuardRefusesAMembersPrompt_FailsTheCall()
    {
        _harness.Configure(static b => b.AddGuard(new NoShort()));

        await Assert.ThrowsAsync<LlmGuardException>(() => AskAsync(s_plan with { InputGuards = [new(typeof(NoShort), null)] }));
        Assert.Empty(_seen);
    }

    [Fact]
    public async Task Ask_MaskedData_DoesNotLeaveInAVariant()
    {
        await AskAsync(s_plan with { Mask = new() }, Prompts("mail jo@example.org"));

        Assert.DoesNotContain("jo@example.org", _seen["b"].UserText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_Traced_TheSpanOfTheMemberNamesItsPrompt()
    {
        List<Activity> spans = [];
        using var listener = new ActivityListener { ShouldListenTo = static s => s.Name == "LlmAttributes", Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData, ActivityStopped = spans.Add };
        ActivitySource.AddActivityListener(listener);
        using var own = new Activity("test").Start();

        await AskAsync(s_plan with { Trace = true });

        var chats = spans.Where(span => span.TraceId == own.TraceId && span.Kind == ActivityKind.Client).ToList();
        var short_ = Assert.Single(chats, static span => span.GetTagItem("llmattributes.prompt.variant") is not null);
        Assert.Equal((3, "short", "brief"), (chats.Count, short_.GetTagItem("llmattributes.prompt.variant"), short_.GetTagItem("llmattributes.prompt.fingerprint")));
    }

    [Fact]
    public async Task Stream_MemberWithAVariant_IsAskedWithIt()
    {
        var stream = _harness.BindStream(s_plan with { Ensemble = new(MergeStrategy.FirstGood, ["b"]) { Details = s_vote.Details } }).Texts(Prompts(), null, null, default);

        await _harness.RunAsync(ReadAsync(stream));

        Assert.Equal("the short prompt", _seen["b"].UserText);

        static async Task<int> ReadAsync(IAsyncEnumerable<string> texts)
        {
            var count = 0;
            await foreach (var _ in texts)
                count++;
            return count;
        }
    }

    [Fact]
    public async Task Ask_InAConversation_TheTurnsStandInEveryPrompt()
    {
        var bound = _harness.Bind(s_plan with { Memory = new(), MemberVariants = [new("short", "brief", 1)] });
        MemberPrompts prompts = new([Prompt.User("long question")], [Prompt.System("Be short."), Prompt.User("question")]);

        await _harness.RunAsync(bound.InConversation("c", 0).AskAsync(prompts, null, null, default, default));
        await _harness.RunAsync(bound.InConversation("c", 0).AskAsync(prompts, null, null, default, default));

        Assert.Equal(["long question", "x", "long question"], _seen["a"].Messages.Select(static m => m.Text));
        Assert.Equal(["Be short.", "long question", "x", "question"], _seen["b"].Messages.Select(static m => m.Text));
    }

    [Fact]
    public void Estimate_MembersOfLongAndShortPrompts_CountsEach()
    {
        var bound = _harness.Bind(s_plan);
        var longer = string.Join(' ', Enumerable.Repeat("word", 400));

        Assert.True(bound.Estimate(Prompts(longer)).Typical.Usd > bound.Estimate(Prompts()).Typical.Usd);
    }

    [Fact]
    public async Task Ask_PromptsWithoutTheVariant_IsAMemberLess()
    {
        var response = await AskAsync(s_plan, CallHarness.Messages);

        Assert.Equal((ReplyState.Failed, 2), (response.Contributions[1].State, response.Metrics.Votes));
    }

    [Fact]
    public void Bind_UnknownVariant_IsAFault()
    {
        var e = Assert.Throws<LlmConfigurationException>(() => _harness.Bind(s_plan with { MemberVariants = [] }));

        Assert.Contains("asks its member 'b' with the prompt variant 'short', which it does not have", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prompts_AsAList_AreThatOfTheCall()
    {
        var prompts = Prompts();

        Assert.Equal(CallHarness.Messages, prompts);
        Assert.Equal((1, CallHarness.Messages[0]), (prompts.Count, prompts[0]));
    }

    private sealed class Upper : IInputGuard
    {
        public ValueTask<InputVerdict> CheckAsync(GuardedPrompt prompt, CancellationToken cancellationToken) =>
            new(InputVerdict.Rewrite([.. prompt.Messages.Select(static m => new ChatMessage(m.Role, m.Text.ToUpperInvariant()))]));
    }

    private sealed class NoShort : IInputGuard
    {
        public ValueTask<InputVerdict> CheckAsync(GuardedPrompt prompt, CancellationToken cancellationToken) =>
            new(prompt.Messages[0].Text.Contains("short", StringComparison.Ordinal) ? InputVerdict.Fail("too short") : InputVerdict.Pass);
    }
}

[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]

namespace LlmAttributes.Testing.MSTest.Tests;

/// <summary>The testing kit under a test framework that is not the one of the other tests.</summary>
[TestClass]
public sealed partial class TestingKitTests
{
    public static IEnumerable<object[]> Cases => PromptCases.Of(IHelpDesk.Create(new ScriptedChatClient(""))).Names.Select(static name => new object[] { name });

    public required TestContext TestContext { get; set; }

    [TestMethod]
    public async Task Script_TypedReplies_AreGivenByMethod()
    {
        var script = new CallScript()
            .For<IHelpDesk>(nameof(IHelpDesk.ClassifyAsync), ScriptedReply.Of(Topic.Technical))
            .For<IHelpDesk>(nameof(IHelpDesk.AnswerAsync), ScriptedReply.Say("Restart it."));
        using var client = new ScriptedChatClient(script);
        var desk = IHelpDesk.Create(client);

        Assert.AreEqual(Topic.Technical, (await desk.ClassifyAsync("It does not start.", TestContext.CancellationToken)).Value);
        Assert.AreEqual("Restart it.", await desk.AnswerAsync("What now?", TestContext.CancellationToken));
        LlmAssert.PromptContains("What now?", client.RequestsOf<IHelpDesk>(nameof(IHelpDesk.AnswerAsync))[0].Messages);
    }

    [TestMethod]
    public async Task Faults_OfAMethod_AreRetriedAndSeenInTheAttempts()
    {
        using var inner = new ScriptedChatClient(ScriptedReply.Of(Topic.Billing));
        using var client = new FaultyChatClient(inner, new FaultPlan().For<IHelpDesk>(nameof(IHelpDesk.ClassifyAsync), ChatFault.ServerError(503)));

        var result = await IHelpDesk.Create(client).ClassifyAsync("The bill is wrong.", TestContext.CancellationToken);

        Assert.AreEqual(Topic.Billing, result.Value);
        Assert.HasCount(2, result.Attempts);
    }

    [TestMethod]
    public async Task Assertion_ThatFails_IsReadableHereToo()
    {
        using var client = new ScriptedChatClient(ScriptedReply.Of(Topic.Billing));
        var result = await IHelpDesk.Create(client).ClassifyAsync("The bill is wrong.", TestContext.CancellationToken);

        var failure = Assert.ThrowsExactly<LlmAssertionException>(() => LlmAssert.Model(result, "other"));

        Assert.Contains("other", failure.Message);
    }

    [TestMethod]
    public async Task Fake_DelegateOfACall_Answers()
    {
        IHelpDesk desk = new HelpDeskFake { AnswerAsync = static (question, _) => Task.FromResult(question.ToUpperInvariant()) };

        Assert.AreEqual("WHY?", await desk.AnswerAsync("why?", TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task Cassette_RecordedOnce_IsPlayedWithoutTheClient()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            for (var run = 0; run < 2; run++)
            {
                using var cassette = Cassette.Open(folder.FullName, "desk", new() { Mode = run == 0 ? CassetteMode.Record : CassetteMode.Replay });
                using var client = run == 0 ? new CassetteChatClient(new ScriptedChatClient("Restart it."), cassette) : new CassetteChatClient(cassette);
                Assert.AreEqual("Restart it.", await IHelpDesk.Create(client).AnswerAsync("What now?", TestContext.CancellationToken));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public async Task Prompt_EachCase_Passes(string name)
    {
        using var client = new ScriptedChatClient(static request => ScriptedReply.Say(
            request.UserText.Contains("bill", StringComparison.Ordinal) ? "Billing" : request.UserText.StartsWith("Which", StringComparison.Ordinal) ? "Technical" : "Restart it."));

        var report = await PromptCases.Of(IHelpDesk.Create(client)).RunAsync(new() { Only = name }, TestContext.CancellationToken);

        report.Verify();
    }

    [LlmFake<IHelpDesk>]
    private sealed partial class HelpDeskFake;
}

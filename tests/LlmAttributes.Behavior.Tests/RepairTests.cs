using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Testing;

namespace LlmAttributes.Behavior.Tests;

public sealed class RepairTests
{
    private readonly List<string> _asked = [];
    private readonly List<ScriptedRequest> _requests = [];

    private IRepairs Create(string fast, string smart) => IRepairs.Create(LlmRuntime.CreateBuilder()
        .AddModel("fast", Client("fast", fast), new() { InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2, Capabilities = ModelCapabilities.StructuredOutput })
        .AddModel("smart", Client("smart", smart), new() { InputUsdPerMillionTokens = 10, OutputUsdPerMillionTokens = 20, Capabilities = ModelCapabilities.StructuredOutput })
        .Build());

    private ScriptedChatClient Client(string key, string text) => new(request =>
    {
        _asked.Add(key);
        _requests.Add(request);
        return ScriptedReply.Say(text, 10, 5);
    });

    [Fact]
    public async Task Call_UnreadableAnswer_IsAskedAgainAndThenEscalated()
    {
        var result = await Create("furious", "sad").MoodAsync();

        Assert.Equal((Mood.Sad, "smart", 3), (result.Value, result.Model, result.Attempts.Count));
        Assert.Equal(["fast", "fast", "smart"], _asked);
        Assert.Equal([null, 0.75f, 0.5f], _requests.Select(static r => r.Options?.Temperature));
        Assert.StartsWith("An earlier answer is not one of the 3 names of 'Mood'.", _requests[2].UserText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_TypedAnswerWithFaults_IsAskedAgainWithPathShapeAndText()
    {
        const string Broken = """{"number":"7","lines":[{"article":"nail","count":3,"mood":"Sad"},{"article":"bolt","count":200,"mood":"furious"}]}""";
        const string Right = """{"number":"7","lines":[{"article":"nail","count":3,"mood":"Sad"}]}""";

        var result = await Create(Broken, Right).BillAsync();

        Assert.Equal("nail", Assert.Single(result.Value.Lines).Article);
        Assert.Equal(
            [
                "Extract.",
                Broken,
                """
                Your last answer is not JSON of the type 'Bill'.
                - $.lines[1].count: expected a number from 1 to 99, found 200.
                - $.lines[1].mood: expected one of "Happy", "Sad", "Angry", found "furious".
                Answer again with the whole corrected answer and nothing else.
                """,
            ],
            _requests[1].Messages.Select(static m => m.Text));
        Assert.Equal([1, 3, 5], _requests.Select(static r => r.Messages.Count));
    }

    [Fact]
    public async Task Call_ReaskedAnswer_ShowsUsageAndCostOfEveryAttempt()
    {
        var result = await Create("no", """{"number":"7","lines":[]}""").BillAsync();

        Assert.Equal(["fast", "fast", "smart"], result.Attempts.Select(static a => a.Model));
        Assert.Equal([LlmErrorKind.InvalidResponse, LlmErrorKind.InvalidResponse, null], result.Attempts.Select(static a => a.Error));
        Assert.Equal([15L, 15L, 15L], result.Attempts.Select(static a => a.Usage!.Value.TotalTokens));
        Assert.Equal([0.00002m, 0.00002m, 0.0002m], result.Attempts.Select(static a => a.Cost.Usd));
        Assert.Equal((45L, 0.00024m), (result.Usage.TotalTokens, result.Cost.Usd));
    }

    [Fact]
    public async Task Call_NeverReadable_ThrowsWithEachAttemptAndAnswer()
    {
        var e = await Assert.ThrowsAsync<LlmException>(() => Create("no", """{"number":7}""").BillAsync());

        Assert.Equal(["fast: InvalidResponse", "fast: InvalidResponse", "smart: InvalidResponse"], e.Attempts.Select(static a => a.ToString()));
        Assert.Equal([0.00002m, 0.00002m, 0.0002m], e.Attempts.Select(static a => a.Cost.Usd));
        Assert.Equal(["no", "no", """{"number":7}"""], e.UnreadableAnswers.Select(static a => a.Text));
        Assert.Equal("$.lines: expected a list, found nothing", Assert.Single(e.AnswerFaults).ToString());
    }

    [Fact]
    public async Task Call_RepairSwitchedOff_IsAskedOnce()
    {
        var e = await Assert.ThrowsAsync<LlmException>(() => Create("furious", "sad").OnceAsync());

        Assert.Equal(["fast"], _asked);
        Assert.Equal("furious", Assert.Single(e.UnreadableAnswers).Text);
    }

    [Fact]
    public async Task Call_Text_IsTakenAsItComes() => Assert.Equal("furious", await Create("furious", "sad").TextAsync());
}

using System.Net;
using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;

namespace LlmAttributes.Behavior.Tests;

/// <summary>Generated clients whose models fail: a method or a constant answers.</summary>
public class LastResortTests
{
    private static ILastResorts Down(int status = 500) => ILastResorts.Create(new ScriptedChatClient(_ => Desk.Refuse(status)));

    private static ILastResorts Up(params string[] chunks) => ILastResorts.Create(new ScriptedChatClient(_ => ScriptedReply.SayInChunks(chunks)));

    [Fact]
    public async Task Constant_OfEveryType_AnswersWhenTheModelFails()
    {
        Assert.Equal("none", await Down().TextAsync());
        Assert.Equal(Mood.Angry, await Down().MoodAsync());
        Assert.Equal(0.1m, await Down().DecimalAsync());
        Assert.Equal(7, await Down().IntAsync());
        Assert.Equal(["silence"], await Down().SingAsync().ToListAsync());
    }

    [Fact]
    public async Task Constant_OfAResult_CarriesTheFailedAttempts()
    {
        var result = await Down().ResultAsync();

        Assert.Equal((true, "", 1), (result.Value, result.Model, result.Attempts.Count));
        Assert.Equal(LlmErrorKind.ServerError, result.Attempts[0].Error);
    }

    [Fact]
    public async Task Constant_WhileTheModelAnswers_IsNotUsed()
    {
        Assert.Equal("hello", await Up("hello").TextAsync());
        Assert.Equal(Mood.Sad, await Up("sad").MoodAsync());
        Assert.False((await Up("no").ResultAsync()).Value);
        Assert.Equal(["la", "la"], await Up("la", "la").SingAsync().ToListAsync());
    }

    [Fact]
    public async Task Method_OfEveryCarrier_AnswersWithTheArguments()
    {
        Assert.Equal("Hello Ann", await Down().GreetAsync("Ann"));
        Assert.Equal(42, await Down().ComputeAsync(21));
        Assert.Equal(["A", "n", "n"], await Down().TellAsync("Ann").ToListAsync());
        Assert.Equal("<7>", await Down().ShowAsync(7));
    }

    [Fact]
    public async Task Method_OfACancelledCall_IsNotAsked()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Down().GreetAsync("Ann", source.Token));
    }

    [Theory]
    [InlineData(429, "later")]
    [InlineData(413, null)]
    public async Task LastResort_ByKind_AnswersItsErrorsAlone(int status, string? expected)
    {
        if (expected is not null)
            Assert.Equal(expected, await Down(status).ByKindAsync());
        else
            Assert.Equal(LlmErrorKind.RequestTooLarge, (await Assert.ThrowsAsync<LlmException>(() => Down(status).ByKindAsync())).Kind);
    }

    [Fact]
    public async Task Chain_ByKind_EndsWithItsConstant()
    {
        var tooLong = ScriptedReply.Fail(new HttpRequestException("This model's maximum context length is 8192 tokens", null, HttpStatusCode.BadRequest));
        var rescued = new Desk(_ => Desk.Refuse(500), _ => tooLong, _ => ScriptedReply.Say("smart"));
        var down = new Desk(_ => Desk.Refuse(500), _ => tooLong, _ => Desk.Refuse(500));

        var larger = await IFallbackChain.Create(rescued.Runtime).AskAsync();
        var none = await IFallbackChain.Create(down.Runtime).AskAsync();

        Assert.Equal((Models.Smart, "smart"), (larger.Model, larger.Value));
        Assert.Equal(("none", 3), (none.Value, none.Attempts.Count));
    }

    [Fact]
    public async Task Chain_ErrorOfAnotherKind_PassesOverTheModelsThatAreNotForIt()
    {
        var desk = new Desk(_ => ScriptedReply.Say("local"), _ => Desk.Refuse(429), _ => ScriptedReply.Say("smart"));

        var result = await IFallbackChain.Create(desk.Runtime).AskAsync();

        Assert.Equal((Models.Local, 0), (result.Model, desk.Smart.Requests.Count));
    }

    [Fact]
    public async Task LastResort_MalformedRequest_IsNotCoveredByDefault() =>
        Assert.Equal(LlmErrorKind.BadRequest, (await Assert.ThrowsAsync<LlmException>(() => Down(400).TextAsync())).Kind);

    [Fact]
    public async Task LastResorts_FirstFailsToo_NextAnswers()
    {
        var down = new ScriptedChatClient(_ => Desk.Refuse(500));
        var halfDown = new ScriptedChatClient(request => request.UserText.StartsWith("again", StringComparison.Ordinal) ? ScriptedReply.Say("second") : Desk.Refuse(500));

        Assert.Equal("nobody", await ILastResorts.Create(down).ChainedAsync("x"));
        Assert.Equal(2, down.Requests.Count);
        Assert.Equal("second", await ILastResorts.Create(halfDown).ChainedAsync("x"));
    }

    [Fact]
    public async Task Stream_FailedAfterItsFirstOutput_PassesTheErrorOn()
    {
        var client = new ScriptedChatClient(_ => ScriptedReply.SayInChunks("a", "b") with { Failure = new HttpRequestException("cut", null, HttpStatusCode.InternalServerError), FailureAfterChunks = 1 });
        var seen = new List<string>();

        await Assert.ThrowsAsync<LlmException>(async () =>
        {
            await foreach (var piece in ILastResorts.Create(client).TellAsync("Ann"))
                seen.Add(piece);
        });

        Assert.Equal(["a"], seen);
    }
}

using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Testing.Tests;

public sealed class FaultyChatClientTests
{
    private static readonly ScriptedReply s_ticket = ScriptedReply.Of(new Ticket("Cracked", Mood.Angry, 4), TicketJson.Default.Ticket);

    [Fact]
    public async Task RateLimit_ThenWell_IsRetriedByTheCall()
    {
        using var client = Faulty(ScriptedReply.Say("Angry"), new FaultPlan().For<IDesk>(nameof(IDesk.ClassifyAsync), ChatFault.RateLimit(0), ChatFault.RateLimit(0)));

        var result = await IDesk.Create(client).ClassifyAsync("a");

        LlmAssert.Attempts(result, "default: RateLimit (429)", "default: RateLimit (429)", "default: ok");
        Assert.Equal(["RateLimit (429)", "RateLimit (429)"], client.Injected.Select(static injected => injected.Fault.Name));
        Assert.Equal("IDesk.ClassifyAsync", client.Injected[0].Source!.FullName);
    }

    [Fact]
    public async Task RateLimit_AsksToWaitAsLongAsItSays()
    {
        using var client = Faulty(ScriptedReply.Say("x"), new FaultPlan().Else(ChatFault.RateLimit(7)));

        var failure = await Assert.ThrowsAsync<LlmException>(() => client.GetResponseAsync("hi"));

        Assert.Equal((LlmErrorKind.RateLimit, 429, TimeSpan.FromSeconds(7)), (failure.Kind, failure.StatusCode, failure.RetryAfter));
    }

    [Fact]
    public async Task Unauthorized_IsNotTriedAgain()
    {
        using var client = Faulty(ScriptedReply.Say("Angry"), new FaultPlan().Else(ChatFault.Unauthorized()));

        var failure = await LlmAssert.FailsAsync(LlmErrorKind.Authentication, () => IDesk.Create(client).ClassifyAsync("a"));

        LlmAssert.Attempts(failure, "default: Authentication (401)");
    }

    [Fact]
    public async Task Fenced_Json_IsReadAllTheSame()
    {
        using var client = Faulty(s_ticket, new FaultPlan().Else(ChatFault.Fenced()));

        var result = await IDesk.Create(client).ExtractAsync("a");

        Assert.Equal("Cracked", result.Value.Title);
        Assert.NotEmpty(result.Repairs);
    }

    [Fact]
    public async Task WrongEnum_InJson_TakesThePlaceOfTheMember()
    {
        using var scripted = new ScriptedChatClient(s_ticket);
        using var client = new FaultyChatClient(scripted, new FaultPlan().Else(ChatFault.WrongEnum("furious")));
        var format = ChatResponseFormat.ForJsonSchema(System.Text.Json.JsonDocument.Parse("""{"properties":{"Mood":{"enum":["Glad","Angry"]}}}""").RootElement);

        var response = await client.GetResponseAsync("hi", new() { ResponseFormat = format });

        Assert.Equal("""{"Title":"Cracked","Mood":"furious","Priority":4}""", response.Text);
    }

    [Fact]
    public async Task WrongEnum_OfAWholeAnswer_IsAskedForAgain()
    {
        using var client = Faulty(ScriptedReply.Say("Angry"), new FaultPlan().Else(ChatFault.WrongEnum()));

        var result = await IDesk.Create(client).ClassifyAsync("a");

        Assert.Equal(Mood.Angry, result.Value);
        Assert.Equal(2, result.Attempts.Count);
    }

    [Fact]
    public async Task CutStream_AfterAPiece_GivesThePieceAndThenFails()
    {
        using var client = Faulty(ScriptedReply.SayInChunks("a", "b"), new FaultPlan().Else(ChatFault.CutStream(1)));
        List<string> seen = [];

        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var update in client.GetStreamingResponseAsync("hi"))
                seen.Add(update.Text);
        });

        Assert.Equal(["a"], seen);
    }

    [Fact]
    public async Task CutStream_BeforeTheFirstPiece_IsRetriedByTheCall()
    {
        var clock = new WaitingClock();
        using var client = Faulty(ScriptedReply.SayInChunks("a", "b"), new FaultPlan().Else(ChatFault.CutStream(0), ChatFault.ServerError(503)));
        await using var runtime = LlmRuntime.CreateBuilder().UseDefault(client).UseTimeProvider(clock).Build();

        var telling = IDesk.Create(runtime).TellAsync("x").ToListAsync().AsTask();

        Assert.Equal(1, (await clock.PassWaitAsync()).TotalSeconds);
        Assert.Equal(2, (await clock.PassWaitAsync()).TotalSeconds);
        Assert.Equal(["a", "b"], await telling);
    }

    [Fact]
    public async Task CutStream_OfAWholeAnswer_Fails()
    {
        using var client = Faulty(ScriptedReply.Say("a"), new FaultPlan().Else(ChatFault.CutStream()));

        await Assert.ThrowsAsync<IOException>(() => client.GetResponseAsync("hi"));
    }

    [Fact]
    public async Task Stall_WaitsUntilTheCallerGivesUp()
    {
        using var client = Faulty(ScriptedReply.Say("a"), new FaultPlan().Else(ChatFault.Stall(), ChatFault.Stall()));
        using var source = new CancellationTokenSource();
        var asking = client.GetResponseAsync("hi", null, source.Token);
        var streaming = client.GetStreamingResponseAsync("hi", null, source.Token).ToListAsync(CancellationToken.None).AsTask();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => streaming);
    }

    [Fact]
    public async Task SlowFirstToken_WaitsByTheClockOfTheClient()
    {
        var clock = new FakeTimeProvider();
        using var client = new FaultyChatClient(new ScriptedChatClient("a"), new FaultPlan().Else(ChatFault.SlowFirstToken(Pause.ForSeconds(5))), clock);

        var asking = client.GetResponseAsync("hi");
        Assert.False(asking.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("a", (await asking).Text);
    }

    [Theory]
    [InlineData("Truncated", "abc", "length")]
    [InlineData("Malformed", "abc", "stop")]
    [InlineData("Empty", "", "stop")]
    public async Task Change_OfTheText_HoldsForWholeAndStreamedAnswers(string fault, string text, string reason)
    {
        ChatFault made = fault switch { "Truncated" => ChatFault.Truncated(), "Malformed" => ChatFault.Malformed(), _ => ChatFault.Empty() };
        using var client = Faulty(ScriptedReply.Say("abcdef", 3, 2), new FaultPlan().Else(made, made));

        var whole = await client.GetResponseAsync("hi");
        var streamed = await client.GetStreamingResponseAsync("hi").ToChatResponseAsync();

        Assert.Equal((text, reason, 2), (whole.Text, whole.FinishReason!.Value.Value, whole.Usage!.OutputTokenCount));
        Assert.Equal((text, reason, 2), (streamed.Text, streamed.FinishReason!.Value.Value, streamed.Usage!.OutputTokenCount));
    }

    [Fact]
    public async Task Throw_OwnFailure_IsThrownAsItIs()
    {
        using var client = Faulty(ScriptedReply.Say("a"), new FaultPlan().Else(ChatFault.Throw(static () => new TimeoutException("mine"))));

        Assert.Equal("mine", (await Assert.ThrowsAsync<TimeoutException>(() => client.GetResponseAsync("hi"))).Message);
    }

    [Fact]
    public async Task Seeded_SameSeed_MeetsTheSameRequestsHoweverManyRunAtOnce()
    {
        static FaultyChatClient New(int seed) => Faulty(ScriptedReply.Say("a"), new FaultPlan().Seeded(seed, 0.3, ChatFault.Empty(), ChatFault.Malformed()));
        static async Task<int> CountAsync(FaultyChatClient client)
        {
            await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => Task.Run(() => client.GetResponseAsync("hi"))));
            return client.Injected.Count;
        }

        using var one = New(1);
        using var again = New(1);
        using var other = New(2);
        var count = await CountAsync(one);

        Assert.InRange(count, 80, 160);
        Assert.Equal(count, await CountAsync(again));
        await CountAsync(other);
        Assert.Equal(Names(one), Names(again));
        Assert.NotEqual(Names(one).Count(static name => name == "an empty answer"), Names(other).Count(static name => name == "an empty answer"));
    }

    [Fact]
    public void Plan_OutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaultPlan().Seeded(1, 1.5, ChatFault.Empty()));
        Assert.Throws<ArgumentException>(() => new FaultPlan().Seeded(1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChatFault.ServerError(404));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChatFault.Stall(-1));
    }

    private static FaultyChatClient Faulty(ScriptedReply reply, FaultPlan plan) => new(new ScriptedChatClient(reply), plan);

    private static string[] Names(FaultyChatClient client) => [.. client.Injected.Select(static injected => injected.Fault.Name).Order(StringComparer.Ordinal)];
}

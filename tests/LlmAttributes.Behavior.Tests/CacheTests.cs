using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Behavior.Tests;

public class CacheTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ScriptedChatClient _client = new(static request => ScriptedReply.Say($"{request.UserText} #{request.Call}", 100, 10));

    private ICached Cached => Over(_client);

    private ICached Over(IChatClient client) => ICached.Create(LlmRuntime.CreateBuilder().UseTimeProvider(_clock).AddModel(Models.Fast, client).Build());

    [Fact]
    public async Task Call_WithEqualArguments_AsksOnce()
    {
        var cached = Cached;

        var first = await cached.GreetAsync("Ann", "French");
        var second = await cached.GreetAsync("Ann", "French");

        Assert.Equal("Greet Ann in French. #0", first);
        Assert.Equal(first, second);
        Assert.Single(_client.Requests);
    }

    [Fact]
    public async Task Call_WhoseArgumentsOnlyJoinToTheSameText_AsksForEach()
    {
        var cached = Cached;

        await cached.GreetAsync("Ann in", "French");
        await cached.GreetAsync("Ann", "in French");
        await cached.GreetAsync(null, "Ann in French");

        Assert.Equal(3, _client.Requests.Count);
    }

    [Fact]
    public async Task Call_AfterItsTime_AsksAgain()
    {
        var cached = Cached;

        await cached.HelloAsync();
        _clock.Advance(TimeSpan.FromSeconds(59.9));
        await cached.HelloAsync();
        Assert.Single(_client.Requests);
        _clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal("Hello. #1", await cached.HelloAsync());
    }

    [Fact]
    public async Task Result_OfAHit_SaysWhatItSavedAndCostsNothing()
    {
        var cached = Cached;

        var asked = await cached.ResultAsync("Ann");
        _clock.Advance(TimeSpan.FromSeconds(10));
        var hit = await cached.ResultAsync("Ann");

        Assert.Null(asked.CacheHit);
        Assert.Equal((asked.Value, asked.Model, "scripted"), (hit.Value, hit.Model, hit.Response.ModelId));
        Assert.Equal((asked.Cost, asked.Usage, false), (hit.CacheHit!.Saved, hit.CacheHit.SavedUsage, hit.CacheHit.IsShared));
        Assert.Equal(_clock.GetUtcNow() - TimeSpan.FromSeconds(10), hit.CacheHit.Created);
        Assert.Equal((Cost.Zero, 0), (hit.Cost, hit.Attempts.Count));
        Assert.NotSame(hit.Response, (await cached.ResultAsync("Ann")).Response);
    }

    [Fact]
    public async Task Results_OfTypes_AreReadAnewFromTheText()
    {
        var mood = new ScriptedChatClient("Happy", "no");
        var moods = Over(mood);
        Assert.Equal((Mood.Happy, Mood.Happy), (await moods.MoodAsync("it"), await moods.MoodAsync("it")));
        Assert.Single(mood.Requests);

        var bill = new ScriptedChatClient("""{"number":"A","lines":[]}""");
        var bills = Over(bill);
        var first = await bills.BillAsync(new(1, 3));
        var second = await bills.BillAsync(new(1, 3));
        Assert.NotSame(first, second);
        Assert.Equal(first.Number, second.Number);
        Assert.Single(bill.Requests);
        await bills.BillAsync(new(1, 3.001m));
        Assert.Single(bill.Requests);
        await bills.BillAsync(new(1, 3.01m));
        Assert.Equal(2, bill.Requests.Count);
    }

    [Fact]
    public async Task Call_WithBlocks_TakesEveryBranchAndItemIntoAccount()
    {
        var cached = Cached;
        string[] words = ["a", "b"];

        Task<string>[] different =
        [
            cached.ListAsync(true, words, [1]), cached.ListAsync(false, words, [1]), cached.ListAsync(true, ["a b"], [1]), cached.ListAsync(true, words, null), cached.ListAsync(true, null, [1]),
            cached.ListAsync(true, [], [1]), cached.ListAsync(true, words, [1, 2]), cached.ListAsync(true, words, [12]),
        ];
        await Task.WhenAll(different);
        await cached.ListAsync(true, new List<string>(words), new[] { 1 });

        Assert.Equal(different.Length, _client.Requests.Count);
    }

    [Fact]
    public async Task Call_WithASequenceThatIsComputed_IsNotCached()
    {
        var cached = Cached;

        await cached.ListAsync(true, Words(), null);
        await cached.ListAsync(true, Words(), null);

        Assert.Equal(2, _client.Requests.Count);
        Assert.Contains("- once", "- " + string.Join("- ", _client.Requests[0].UserText.Split('\n')), StringComparison.Ordinal);

        static IEnumerable<string> Words()
        {
            yield return "once";
        }
    }

    [Fact]
    public async Task Call_WithUntrustedValues_HitsThoughDelimitersDiffer()
    {
        var cached = Cached;

        await cached.SortAsync("a <b>", "desk");
        await cached.SortAsync("a <b>", "desk");
        await cached.SortAsync("a <c>", "desk");
        await cached.SortAsync("a <b>", "other");

        Assert.Equal(3, _client.Requests.Count);
    }

    [Fact]
    public async Task Call_WithHistoryAndAttachment_TakesTheirContentIntoAccount()
    {
        var cached = Cached;
        ChatMessage[] history = [new(ChatRole.User, "a"), new(ChatRole.Assistant, "b")];

        await cached.ChatAsync(history, "x", new DataContent(new byte[] { 1 }, "image/png"));
        await cached.ChatAsync([new(ChatRole.User, "a"), new(ChatRole.Assistant, "b")], "x", new DataContent(new byte[] { 1 }, "image/png"));
        Assert.Single(_client.Requests);
        await cached.ChatAsync(history, "x", new DataContent(new byte[] { 2 }, "image/png"));
        await cached.ChatAsync(history, "x", null);
        await cached.ChatAsync([new(ChatRole.User, "a"), new(ChatRole.User, "b")], "x", null);
        await cached.ChatAsync([new(ChatRole.User, "ab")], "x", null);

        Assert.Equal(5, _client.Requests.Count);
    }

    [Fact]
    public async Task Call_WithChatOptions_TakesTheirValuesIntoAccountAndToolsPastTheCache()
    {
        var cached = Cached;

        await cached.ChatAsync([], "x", null, new() { Temperature = 0.5f, StopSequences = ["a"] });
        await cached.ChatAsync([], "x", null, new() { Temperature = 0.5f, StopSequences = ["a"] });
        Assert.Single(_client.Requests);
        await cached.ChatAsync([], "x", null, new() { Temperature = 0.6f, StopSequences = ["a"] });
        await cached.ChatAsync([], "x", null, new() { Temperature = 0.5f, StopSequences = ["b"] });
        Assert.Equal(3, _client.Requests.Count);
        for (var i = 0; i < 2; i++)
        {
            await cached.ChatAsync([], "x", null, new() { Tools = [AIFunctionFactory.Create(() => 1, "one")] });
            await cached.ChatAsync([], "x", null, new() { ConversationId = "c" });
            await cached.ChatAsync([], "x", null, new() { AdditionalProperties = new() { ["a"] = 1 } });
        }

        Assert.Equal(9, _client.Requests.Count);
    }

    [Fact]
    public async Task Tenants_NeverShare()
    {
        var cached = Cached;

        var one = await cached.HelpAsync("one", "x");
        var other = await cached.HelpAsync("other", "x");
        var none = await cached.HelpAsync(null, "x");
        using (LlmScope.Begin(tenant: "one"))
            Assert.Equal(one, await cached.HelpAsync(null, "x"));

        Assert.Equal(3, new[] { one, other, none }.Distinct().Count());
        Assert.Equal(3, _client.Requests.Count);
    }

    [Fact]
    public async Task Partition_ThatIsNotInThePrompt_PartsTheAnswers()
    {
        var cached = Cached;

        var one = await cached.AdviseAsync("x", "one");
        var other = await cached.AdviseAsync("x", "other");

        Assert.NotEqual(one, other);
        Assert.Equal(one, await cached.AdviseAsync("x", "one"));
        Assert.All(_client.Requests, static request => Assert.Equal("Advise on x.", request.UserText));
    }

    [Fact]
    public async Task Modes_OfACall_ReadAndKeepAsTheySay()
    {
        var cached = Cached;

        Assert.Equal("Greet a. #0", (await cached.ResultAsync("a", new() { CacheMode = LlmCacheMode.ReadOnly })).Value);
        Assert.Equal("Greet a. #1", (await cached.ResultAsync("a")).Value);
        Assert.Equal("Greet a. #1", (await cached.ResultAsync("a", new() { CacheMode = LlmCacheMode.ReadOnly })).Value);
        Assert.Equal("Greet a. #2", (await cached.ResultAsync("a", new() { CacheMode = LlmCacheMode.Off })).Value);
        Assert.Equal("Greet a. #3", (await cached.ResultAsync("a", new() { CacheMode = LlmCacheMode.Refresh })).Value);
        Assert.Equal("Greet a. #3", (await cached.ResultAsync("a")).Value);
        Assert.Equal("Greet a. #4", (await cached.ResultAsync("a", new() { Seed = 5 })).Value);
    }

    [Fact]
    public async Task MaxAge_OfACall_LeavesOlderAnswersAlone()
    {
        var cached = Cached;
        await cached.ResultAsync("a");
        _clock.Advance(TimeSpan.FromSeconds(20));

        Assert.NotNull((await cached.ResultAsync("a", new() { MaxCacheAgeSeconds = 20 })).CacheHit);
        Assert.Null((await cached.ResultAsync("a", new() { MaxCacheAgeSeconds = 19.9 })).CacheHit);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => cached.ResultAsync("a", new() { MaxCacheAgeSeconds = 0 }));
    }

    [Fact]
    public async Task Variants_OfAPrompt_HaveAnswersOfTheirOwn()
    {
        var cached = Cached;

        var answers = new HashSet<string>();
        for (var i = 0; i < 40; i++)
            answers.Add(await cached.CountAsync("x", new() { StickyKey = $"{i}" }));

        Assert.Equal(["Count x. #", "Number x. #"], answers.Select(static a => a[..^1]).Order());
    }

    [Fact]
    public async Task Streams_AreReplayedAsStreams()
    {
        var client = new ScriptedChatClient(static request => request.UserText.StartsWith("List", StringComparison.Ordinal)
            ? ScriptedReply.SayInChunks("""{"items":[{"id":1,"to""", """tal":2},{"id":3,""", "\"total\":4}]}")
            : ScriptedReply.SayInChunks("la ", "la ", "li"));
        var cached = Over(client);

        Assert.Equal(["la ", "la ", "li"], await cached.SingAsync("it").ToListAsync());
        Assert.Equal(["la ", "la ", "li"], await cached.SingAsync("it").ToListAsync());
        Assert.Equal(["la ", "la ", "li"], (await cached.WatchAsync("it").ToListAsync()).Select(static u => u.Text).Where(static t => t.Length > 0));
        Assert.Equal("la la li", (await cached.WatchAsync("it").ToListAsync()).ToChatResponse().Text);
        Assert.Equal([new(1, 2), new(3, 4)], await cached.OrdersAsync("it").ToListAsync());
        var again = cached.OrdersAsync("it");
        Assert.Equal([new(1, 2), new(3, 4)], await again.ToListAsync());

        var completion = await again.Completion;
        Assert.Equal((3, 0), (client.Requests.Count, completion.Attempts.Count));
        Assert.NotNull(completion.CacheHit);
    }

    [Fact]
    public async Task Call_ThatSwitchesTheCacheOff_AsksEachTime()
    {
        var cached = Cached;

        await cached.NeverAsync("x");
        await cached.NeverAsync("x");

        Assert.Equal(2, _client.Requests.Count);
    }
}

using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Behavior.Tests;

public class SemanticCacheTests
{
    private const string Question = "How do I reset my password?";
    private const string Alike = "How can I reset my password?";

    private readonly FakeTimeProvider _clock = new();
    private readonly ScriptedChatClient _client = new(static request => ScriptedReply.Say($"{request.UserText} #{request.Call}", 100, 10));

    [Fact]
    public async Task Call_OfTheSameMeaning_TakesTheKeptAnswer()
    {
        var alike = IAlike.Create(Runtime());

        var first = await alike.AnswerAsync(Question, 5);

        Assert.Equal(first, await alike.AnswerAsync(Alike, 5));
        Assert.Single(_client.Requests);
    }

    [Theory]
    [InlineData("How do I not reset my password?", 5)]
    [InlineData("How do I reset my router?", 5)]
    [InlineData(Alike, 6)]
    public async Task Call_OfOtherMeaningOrWithOtherValues_Asks(string question, int words)
    {
        var alike = IAlike.Create(Runtime());

        await alike.AnswerAsync(Question, 5);
        await alike.AnswerAsync(question, words);

        Assert.Equal(2, _client.Requests.Count);
    }

    [Fact]
    public async Task Call_WithTwoTexts_ComparesOneAndWantsTheOtherEqual()
    {
        var alike = IAlike.Create(Runtime());

        await alike.InAsync(Question, "French");
        await alike.InAsync(Alike, "French");
        Assert.Single(_client.Requests);
        await alike.InAsync(Alike, "Danish");

        Assert.Equal(2, _client.Requests.Count);
    }

    [Fact]
    public async Task Call_OfAnotherTenantOrUser_NeverShares()
    {
        var alike = IAlike.Create(Runtime());

        await alike.HelpAsync("acme", Question);
        await alike.HelpAsync("umbrella", Alike);
        await alike.AdviseAsync(Question, "ann");
        await alike.AdviseAsync(Alike, "bob");
        Assert.Equal(4, _client.Requests.Count);
        await alike.HelpAsync("acme", Alike);
        await alike.AdviseAsync(Alike, "ann");

        Assert.Equal(4, _client.Requests.Count);
    }

    [Fact]
    public async Task Result_FoundByMeaning_SaysSoAndWhatItSaved()
    {
        var runtime = Runtime();
        var alike = IAlike.Create(runtime);

        var asked = await alike.ResultAsync(Question);
        var hit = await alike.ResultAsync(Alike);

        Assert.Equal((asked.Value, asked.Model), (hit.Value, hit.Model));
        Assert.Equal((true, false, asked.Cost), (hit.CacheHit!.IsSemantic, hit.CacheHit.IsShared, hit.CacheHit.Saved));
        Assert.InRange(hit.CacheHit.Confidence, 0.7, 0.9999);
        Assert.InRange(hit.CacheHit.Similarity, 0.3, 0.9999);
        Assert.Equal(0, hit.Cost.Usd);
        Assert.Equal((1, 1), (runtime.Cache.Stats.Hits, runtime.Cache.SemanticStats.Hits));
    }

    [Fact]
    public async Task Report_WrongHits_AsksAgain()
    {
        var alike = IAlike.Create(Runtime());
        await alike.ResultAsync(Question);
        var hit = (await alike.ResultAsync(Alike)).CacheHit!;

        for (var i = 0; i < 3; i++)
            hit.Report(wasRight: false);
        var again = await alike.ResultAsync(Alike);

        Assert.Null(again.CacheHit);
        Assert.Equal(2, _client.Requests.Count);
    }

    [Fact]
    public async Task Call_InShadow_CountsButAsks()
    {
        var runtime = Runtime();
        var alike = IAlike.Create(runtime);

        await alike.WatchAsync(Question);
        await alike.WatchAsync(Alike);

        Assert.Equal(2, _client.Requests.Count);
        Assert.Equal(1, runtime.Cache.SemanticStats.Hits);
    }

    [Fact]
    public async Task Call_ThatSwitchesItOff_SharesEqualTextsOnly()
    {
        var alike = IAlike.Create(Runtime());

        await alike.OnlyAsync(Question);
        await alike.OnlyAsync(Question);
        Assert.Single(_client.Requests);
        await alike.OnlyAsync(Alike);

        Assert.Equal(2, _client.Requests.Count);
    }

    [Theory]
    [InlineData(LlmCacheMode.Refresh)]
    [InlineData(LlmCacheMode.Off)]
    public async Task Call_ThatTakesNoKeptAnswers_Asks(LlmCacheMode mode)
    {
        var alike = IAlike.Create(Runtime());

        await alike.ResultAsync(Question);
        await alike.ResultAsync(Alike, new() { CacheMode = mode });

        Assert.Equal(2, _client.Requests.Count);
    }

    [Fact]
    public async Task Call_ThatOnlyReads_KeepsNothing()
    {
        var alike = IAlike.Create(Runtime());

        await alike.ResultAsync(Question, new() { CacheMode = LlmCacheMode.ReadOnly });
        await alike.ResultAsync(Alike);

        Assert.Equal(2, _client.Requests.Count);
    }

    [Fact]
    public async Task Call_AfterItsTimeOrTooOldForTheCall_Asks()
    {
        var alike = IAlike.Create(Runtime());
        await alike.ResultAsync(Question);
        _clock.Advance(TimeSpan.FromSeconds(30));

        await alike.ResultAsync("What is the best way to reset my password?", new() { MaxCacheAgeSeconds = 20, CacheMode = LlmCacheMode.ReadOnly });
        Assert.Equal(2, _client.Requests.Count);
        _clock.Advance(TimeSpan.FromSeconds(30));
        await alike.ResultAsync(Alike);

        Assert.Equal(3, _client.Requests.Count);
    }

    [Fact]
    public async Task InvalidateTagAsync_OfTheCall_ForgetsMeaningsToo()
    {
        var runtime = Runtime();
        var alike = IAlike.Create(runtime);
        await alike.ResultAsync(Question);

        await runtime.Cache.InvalidateTagAsync("alike");
        await alike.ResultAsync(Alike);

        Assert.Equal(2, _client.Requests.Count);
    }

    [Fact]
    public async Task Call_WithAModelOfEmbeddings_BooksItsRequests()
    {
        var embeddings = new OneVector();
        var builder = Builder().AddEmbeddingModel("embed", embeddings);
        builder.Cache.SemanticEmbeddingModel = "embed";
        var alike = IAlike.Create(builder.Build());

        await alike.ResultAsync(Question);
        var hit = await alike.ResultAsync(Alike);

        Assert.True(hit.CacheHit!.IsSemantic);
        Assert.Equal([Question, Alike], embeddings.Asked);
    }

    [Fact]
    public async Task Call_WhoseEmbeddingsFail_IsAnswered()
    {
        var builder = Builder().AddEmbeddingModel("embed", new OneVector { Failure = new InvalidOperationException("down") });
        builder.Cache.SemanticEmbeddingModel = "embed";
        var alike = IAlike.Create(builder.Build());

        await alike.ResultAsync(Question);
        var again = await alike.ResultAsync(Alike);

        Assert.Null(again.CacheHit);
        Assert.Equal(2, _client.Requests.Count);
    }

    [Fact]
    public async Task Calls_OfTheSameTextAtOnce_LookOnce()
    {
        var runtime = Runtime();
        var alike = IAlike.Create(runtime);
        await alike.ResultAsync(Question);

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => alike.ResultAsync(Alike))));

        Assert.All(results, static result => Assert.NotNull(result.CacheHit));
        Assert.Single(_client.Requests);
    }

    [Fact]
    public async Task Stream_OfTheSameMeaning_ReplaysTheKeptPieces()
    {
        var client = new ScriptedChatClient(static _ => ScriptedReply.SayInChunks("in ", "three ", "pieces"));
        var runtime = LlmRuntime.CreateBuilder().UseTimeProvider(_clock).AddModel(Models.Fast, client).Build();
        var alike = IAlike.Create(runtime);
        await alike.TellAsync(Question).ToListAsync();

        var stream = alike.TellAsync(Alike);

        Assert.Equal(["in ", "three ", "pieces"], await stream.ToListAsync());
        Assert.Single(client.Requests);
        var completion = await stream.Completion;
        Assert.Equal((true, false, "in three pieces"), (completion.CacheHit!.IsSemantic, completion.CacheHit.IsShared, completion.Response.Text));
        Assert.Equal((1, 1), (runtime.Cache.Stats.Hits, runtime.Cache.SemanticStats.Hits));
    }

    [Fact]
    public async Task Stream_OfAnotherMeaningOrRefreshed_Asks()
    {
        var alike = IAlike.Create(Runtime());
        await alike.TellAsync(Question).ToListAsync();

        await alike.TellAsync("How do I not reset my password?").ToListAsync();
        await alike.TellAsync(Alike, new() { CacheMode = LlmCacheMode.Refresh }).ToListAsync();

        Assert.Equal(3, _client.Requests.Count);
    }

    [Fact]
    public async Task Stream_AnsweredByMeaningForTwoAtOnce_LooksOnce()
    {
        var embeddings = new OneVector();
        var builder = Builder().AddEmbeddingModel("embed", embeddings);
        builder.Cache.SemanticEmbeddingModel = "embed";
        var alike = IAlike.Create(builder.Build());
        await alike.TellAsync(Question).ToListAsync();
        embeddings.Gate = new();

        var reading = Enumerable.Range(0, 2).Select(_ => alike.TellAsync(Alike).ToListAsync().AsTask()).ToArray();
        embeddings.Gate.SetResult();
        var texts = await Task.WhenAll(reading);

        Assert.Equal(texts[0], texts[1]);
        Assert.Single(_client.Requests);
        Assert.Equal([Question, Alike], embeddings.Asked);
    }

    private LlmRuntime Runtime() => Builder().Build();

    private LlmRuntimeBuilder Builder() => LlmRuntime.CreateBuilder().UseTimeProvider(_clock).AddModel(Models.Fast, _client);

    private sealed class OneVector : IEmbeddingGenerator<string, Embedding<float>>
    {
        public List<string> Asked { get; } = [];

        public Exception? Failure { get; init; }

        public TaskCompletionSource? Gate { get; set; }

        public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            if (Failure is not null)
                throw Failure;
            Asked.AddRange(values);
            if (Gate is not null)
                await Gate.Task;
            return new(values.Select(static _ => new Embedding<float>(new float[] { 1, 2, 3 })));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}

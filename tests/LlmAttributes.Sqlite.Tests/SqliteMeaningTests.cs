using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Sqlite.Tests;

/// <summary>Answers that are found by meaning in runtimes that share a file, as two processes would have it.</summary>
public sealed class SqliteMeaningTests : IDisposable
{
    private const string Question = "How do I reset my password?";
    private const string Alike = "How can I reset my password?";

    private readonly TemporaryFile _file = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly List<string> _asked = [];
    private readonly List<string> _embedded = [];

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Ask_AnsweredInAnotherProcess_IsFoundByMeaning()
    {
        await using LlmRuntime one = Runtime(), other = Runtime();
        await AskAsync(one, Question);

        var hit = await AskAsync(other, Alike);

        Assert.Equal((true, Question), (hit.CacheHit!.IsSemantic, hit.Value));
        Assert.Equal([Question], _asked);
    }

    [Fact]
    public async Task Ask_RuntimeAfterRuntime_FindsWhatWasKeptBefore()
    {
        await using (var one = Runtime())
            await AskAsync(one, Question);
        await using var other = Runtime();

        Assert.True((await AskAsync(other, Alike)).CacheHit!.IsSemantic);
    }

    [Fact]
    public async Task Ask_WhatIsAddedLater_IsFoundAfterAWhile()
    {
        await using LlmRuntime one = Runtime(), other = Runtime();
        await AskAsync(other, "Which rivers are in Peru?");
        await AskAsync(one, Question);
        _clock.Advance(TimeSpan.FromSeconds(1.1));

        Assert.True((await AskAsync(other, Alike)).CacheHit!.IsSemantic);
    }

    [Fact]
    public async Task Ask_OfAnotherTenantOrAfterItsTime_Asks()
    {
        await using LlmRuntime one = Runtime(), other = Runtime();
        await AskAsync(one, Question, new() { Tenant = "acme" });

        Assert.Null((await AskAsync(other, Alike, new() { Tenant = "umbrella" })).CacheHit);
        _clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Null((await AskAsync(other, Alike, new() { Tenant = "acme" })).CacheHit);
        Assert.Equal(3, _asked.Count);
    }

    [Fact]
    public async Task InvalidateTag_InOneProcess_IsObeyedInTheOther()
    {
        await using LlmRuntime one = Runtime(), other = Runtime();
        await AskAsync(one, Question);
        Assert.NotNull((await AskAsync(other, Alike)).CacheHit);

        await one.Cache.InvalidateTagAsync("t");

        Assert.Null((await AskAsync(other, Alike)).CacheHit);
    }

    [Fact]
    public async Task Ask_SensitiveCall_StaysInItsProcess()
    {
        await using LlmRuntime one = Runtime(), other = Runtime();
        await AskAsync(one, Question, isSensitive: true);

        Assert.Null((await AskAsync(other, Alike, isSensitive: true)).CacheHit);
    }

    [Fact]
    public async Task Ask_WithAModelOfEmbeddings_TheOtherProcessEmbedsItsOwnTextAlone()
    {
        await using LlmRuntime one = Runtime(embeds: true), other = Runtime(embeds: true);
        await AskAsync(one, Question);

        Assert.True((await AskAsync(other, Alike)).CacheHit!.IsSemantic);
        Assert.Equal([Question, Alike], _embedded);
    }

    [Fact]
    public async Task Ask_OtherSecret_TakesNoLine()
    {
        await using LlmRuntime one = Runtime(secret: new byte[16]), other = Runtime(secret: [.. Enumerable.Repeat((byte)7, 16)]);
        await AskAsync(one, Question);

        Assert.Null((await AskAsync(other, Alike)).CacheHit);
        Assert.Equal(1, other.Cache.SemanticStats.Entries);
    }

    private static Task<LlmResult<string>> AskAsync(LlmRuntime runtime, string text, LlmCallOptions? options = null, bool isSensitive = false)
    {
        CallPlan plan = new("Desk") { Call = "Ask", Model = "a", Cache = new() { DurationSeconds = 60, Jitter = 0, Tags = ["t"], IsSensitive = isSensitive, Semantic = new() } };
        var call = Contracts.Create(runtime, binder => binder.Bind(plan, Answers.Text));
        var key = call.BeginKey();
        key.AppendMeaning(text);
        return call.AskCachedResultAsync(key, text, static text => [Prompt.User(text)], null, options, default, default);
    }

    private LlmRuntime Runtime(bool embeds = false, byte[]? secret = null)
    {
        var builder = LlmRuntime.CreateBuilder()
            .UseTimeProvider(_clock)
            .UseSqlite(_file.Path, new() { SurvivesPowerCut = false, TimeProvider = _clock, KeepsAnswers = true })
            .AddModel("a", new ScriptedChatClient(request =>
            {
                _asked.Add(request.UserText);
                return ScriptedReply.Say(request.UserText);
            }));
        builder.Cache.Secret = secret;
        if (embeds)
            builder.AddEmbeddingModel("embed", new OneVector(_embedded)).Cache.SemanticEmbeddingModel = "embed";
        return builder.Build();
    }

    private sealed class OneVector(List<string> embedded) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            embedded.AddRange(values);
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(static _ => new Embedding<float>(new float[] { 1, 2, 3 }))));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}

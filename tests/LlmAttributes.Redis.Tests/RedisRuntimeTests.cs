using System.Net;
using LlmAttributes.Redis.Tests.Harness;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Redis.Tests;

/// <summary>Two runtimes, as two processes would have them.</summary>
[Collection(RedisCollection.Name)]
public sealed class RedisRuntimeTests(RedisFixture redis)
{
    private readonly string _prefix = redis.NewPrefix();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));

    [RedisFact]
    public async Task Ask_LimitOfTheAccount_IsSharedByBoth()
    {
        await using LlmRuntime one = Runtime(ScriptedReply.Say("yes")), other = Runtime(ScriptedReply.Say("yes"));
        for (var i = 0; i < 5; i++)
            await AskAsync(one, breaker: false);

        var e = await Assert.ThrowsAsync<LlmException>(() => AskAsync(other, breaker: false));

        Assert.Equal(LlmErrorKind.RateLimit, e.Kind);
        Assert.InRange(e.RetryAfter!.Value.TotalSeconds, 1, 12);
    }

    [RedisFact]
    public async Task Ask_ModelFailsInOneProcess_BreakerOpensInTheOther()
    {
        await using LlmRuntime one = Runtime(ScriptedReply.Fail(new HttpRequestException("down", null, HttpStatusCode.InternalServerError))), other = Runtime(ScriptedReply.Say("yes"), rate: null);
        _ = Client(other, breaker: true);
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<LlmException>(() => AskAsync(one, breaker: true));

        // The news takes a moment.
        var looked = 0;
        while (other.GetHealth().Models.Single().Breaker != BreakerState.Open)
        {
            Assert.InRange(++looked, 0, 1_000_000);
            await Task.Yield();
        }

        await Assert.ThrowsAsync<LlmException>(() => AskAsync(other, breaker: true));
    }

    [RedisFact]
    public async Task Ask_CachedByOneProcess_IsAnsweredInTheOtherWhereTheServerKeepsAnswers()
    {
        Assert.Equal("first", await AskCachedAsync("first", keeps: true));
        Assert.Equal("first", await AskCachedAsync("second", keeps: true));
    }

    [RedisFact]
    public async Task Ask_CachedByOneProcess_IsAskedAgainWhereTheServerKeepsNone()
    {
        Assert.Equal("first", await AskCachedAsync("first", keeps: false));
        Assert.Equal("second", await AskCachedAsync("second", keeps: false));
    }

    private async Task<string> AskCachedAsync(string answer, bool keeps)
    {
        await using var runtime = LlmRuntime.CreateBuilder()
            .UseTimeProvider(_clock)
            .UseRedis(redis.Configuration, new() { KeyPrefix = _prefix, KeepsAnswers = keeps })
            .AddModel("a", new ScriptedChatClient(ScriptedReply.Say(answer)))
            .Build();
        var call = Contracts.Create(runtime, static binder => binder.Bind(new("Desk") { Call = "Ask", Model = "a", Cache = new() { DurationSeconds = 60 } }, Answers.Text));
        return await call.AskCachedAsync(call.BeginKey(), "hello", static text => [Prompt.User(text)], null, null, default, default);
    }

    private static IChatClient Client(LlmRuntime runtime, bool breaker) =>
        runtime.CreateChatClient(new("Both") { Call = "Ask", Model = "a", CircuitBreaker = breaker, Timeout = new() { TotalSeconds = 0.5 } });

    private static async Task AskAsync(LlmRuntime runtime, bool breaker) => await Client(runtime, breaker).GetResponseAsync("hello");

    private LlmRuntime Runtime(ScriptedReply reply, int? rate = 5) => LlmRuntime.CreateBuilder()
        .UseTimeProvider(_clock)
        .UseRedis(redis.Open(_prefix))
        .AddModel("a", new ScriptedChatClient(_ => reply), new() { RequestsPerMinute = rate })
        .Build();
}

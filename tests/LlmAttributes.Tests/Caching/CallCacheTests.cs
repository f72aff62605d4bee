using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Caching;

public class CallCacheTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a", Cache = new() { Jitter = 0 } };

    private static CallHarness Harness(params ScriptedReply[] script) => new CallHarness().Model("a", script);

    private static ScriptedReply[] Two => [ScriptedReply.Say("1"), ScriptedReply.Say("2"), ScriptedReply.Say("3")];

    [Fact]
    public async Task Answers_KeptAtOnce_ExpireApartByJitter()
    {
        var harness = Harness(Two);
        var call = harness.Bind(s_plan with { Cache = new() { DurationSeconds = 100, Jitter = 0.5 } });
        for (var i = 0; i < 40; i++)
            await call.AskCachedAsync($"{i}");

        List<int> left = [];
        for (var seconds = 0; seconds < 100; seconds += 10)
        {
            var asked = harness.Asked.Count;
            for (var i = 0; i < 40; i++)
                await call.AskCachedAsync($"{i}", new() { CacheMode = LlmCacheMode.ReadOnly });
            left.Add(40 - (harness.Asked.Count - asked));
            harness.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.All(left.Take(5), static count => Assert.Equal(40, count));
        Assert.InRange(left[7], 5, 35);
        Assert.Equal(left.OrderDescending(), left);
    }

    [Fact]
    public async Task Failure_ThatWouldComeAgain_IsKeptWhereThatIsWanted()
    {
        var harness = Harness(Failures.Status(400), ScriptedReply.Say("x"));
        var call = harness.Bind(s_plan with { Cache = new() { FailureSeconds = 10, Jitter = 0 } });

        var first = await Assert.ThrowsAsync<LlmException>(() => call.AskCachedAsync("same"));
        var second = await Assert.ThrowsAsync<LlmException>(() => call.AskCachedAsync("same"));
        Assert.Equal((first.Kind, first.Message, first.Model), (second.Kind, second.Message, second.Model));
        Assert.Single(harness.Asked);
        harness.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("x", await call.AskCachedAsync("same"));
    }

    [Fact]
    public async Task Failure_ThatPasses_IsNeverKept()
    {
        var harness = Harness(Failures.Status(503), ScriptedReply.Say("x"));
        var call = harness.Bind(s_plan with { Cache = new() { FailureSeconds = 10 } });

        await Assert.ThrowsAsync<LlmException>(() => call.AskCachedAsync("same"));

        Assert.Equal("x", await call.AskCachedAsync("same"));
    }

    [Fact]
    public async Task Answer_ThatWasCutShort_IsNotKept()
    {
        var harness = Harness(ScriptedReply.Say("half") with { FinishReason = ChatFinishReason.Length }, ScriptedReply.Say("whole"));
        var call = harness.Bind(s_plan);

        Assert.Equal("half", await call.AskCachedAsync("same"));
        Assert.Equal("whole", await call.AskCachedAsync("same"));
        Assert.Equal("whole", await call.AskCachedAsync("same"));
    }

    [Theory]
    [InlineData("tag")]
    [InlineData("contract")]
    [InlineData("call")]
    [InlineData("prompt")]
    [InlineData("version")]
    public async Task Invalidate_ForgetsWhatItNames(string what)
    {
        var store = new DictionaryCacheStore();
        foreach (var harness in new[] { Harness(Two), Harness(Two).Configure(b => b.UseCacheStore(store)) })
        {
            var call = harness.Bind(s_plan with { PromptName = "p", PromptVersion = "2", Cache = new() { Tags = ["t"] } });
            await call.AskCachedAsync("same");
            await harness.Runtime.Cache.InvalidateTagAsync("contract:IDesk");
            await harness.Runtime.Cache.InvalidatePromptAsync("p", "1");
            await harness.Runtime.Cache.InvalidateCallAsync("IDesk");
            Assert.Equal("1", await call.AskCachedAsync("same"));

            await (what switch
            {
                "tag" => harness.Runtime.Cache.InvalidateTagAsync("t"),
                "contract" => harness.Runtime.Cache.InvalidateContractAsync("IDesk"),
                "call" => harness.Runtime.Cache.InvalidateCallAsync("IDesk.AskAsync"),
                "prompt" => harness.Runtime.Cache.InvalidatePromptAsync("p"),
                _ => harness.Runtime.Cache.InvalidatePromptAsync("p", "2"),
            });

            Assert.Equal("2", await call.AskCachedAsync("same"));
        }
    }

    [Fact]
    public async Task Key_TakesPromptModelsOptionsAndVersionIntoAccount()
    {
        HashSet<LlmCacheKey> keys = [];
        CallPlan[] plans =
        [
            s_plan, s_plan with { PromptFingerprint = "f" }, s_plan with { PromptVersion = "2" }, s_plan with { Options = new() { Temperature = 0.5f } }, s_plan with { Options = new() { MaxOutputTokens = 5 } },
            s_plan with { Model = "b" }, s_plan with { Fallback = [new(["b"])] }, s_plan with { Model = null, Route = new(RouteStrategy.Cost, ["a", "b"]) }, s_plan with { Model = null, Route = new(RouteStrategy.Speed, ["a", "b"]) },
        ];
        foreach (var version in new[] { "", "2" })
        {
            foreach (var plan in plans)
            {
                var store = new DictionaryCacheStore();
                var harness = new CallHarness().Configure(b => b.UseCacheStore(store).Cache.Version = version).Model("a", new ModelFacts { ModelId = "m" }, ScriptedReply.Say("x")).Model("b", ScriptedReply.Say("x"));
                await harness.Bind(plan).AskCachedAsync("same");
                Assert.True(keys.Add(store.Entries.Keys.Single()));
            }
        }
    }

    [Fact]
    public async Task Key_WithASecret_CannotBeFoundOutWithoutIt()
    {
        HashSet<LlmCacheKey> keys = [];
        foreach (var secret in new[] { "", "0123456789abcdef", "0123456789abcdeF" })
        {
            var store = new DictionaryCacheStore();
            var harness = Harness(Two).Configure(b => b.UseCacheStore(store).Cache.Secret = System.Text.Encoding.UTF8.GetBytes(secret));
            await harness.Bind(s_plan).AskCachedAsync("same");
            Assert.True(keys.Add(store.Entries.Keys.Single()));
        }
    }

    [Fact]
    public async Task Store_KnowsNothingOfThePrompt()
    {
        var store = new DictionaryCacheStore();
        var harness = Harness(ScriptedReply.Say("answer")).Configure(b => b.UseCacheStore(store));
        await harness.Bind(s_plan).AskCachedAsync("confidential", new() { Tenant = "acme" });

        var (key, kept) = store.Entries.Single();
        var text = System.Text.Encoding.UTF8.GetString(kept.Entry.Span) + key + string.Join(' ', kept.Tags);
        Assert.Contains("answer", text, StringComparison.Ordinal);
        Assert.DoesNotContain("confidential", text, StringComparison.Ordinal);
        Assert.DoesNotContain("acme", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_ToASensitivePrompt_StaysInTheProcess()
    {
        var store = new DictionaryCacheStore();
        var harness = Harness(Two).Configure(b => b.UseCacheStore(store));
        var call = harness.Bind(s_plan with { Cache = new() { IsSensitive = true } });

        await call.AskCachedAsync("same");
        await call.AskCachedAsync("same");

        Assert.Empty(store.Entries);
        Assert.Single(harness.Asked);
    }

    [Fact]
    public async Task Ensemble_WhoseAnswerIsThatOfAMember_IsKept()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("true")).Model("b", ScriptedReply.Say("true")).Model("c", ScriptedReply.Say("false"));
        var call = harness.Bind(CallHarness.Plan with { Cache = new(), Ensemble = new(MergeStrategy.MajorityVote, ["a", "b", "c"]) }, Answers.Boolean);

        Assert.True(await call.AskCachedAsync("same"));
        Assert.True(await call.AskCachedAsync("same"));

        Assert.Equal(3, harness.Asked.Count);
    }

    [Fact]
    public async Task Budget_IsUsedByTheRequestAlone()
    {
        var harness = new CallHarness().Model("a", new ModelFacts { InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 1 }, ScriptedReply.Say("x", 500_000, 0));
        var call = harness.Bind(s_plan with { Budget = new() { PerCallUsd = 100 } });

        await call.AskCachedAsync("same");
        for (var i = 0; i < 5; i++)
            await call.AskCachedAsync("same");

        Assert.Equal(0.5m, harness.Runtime.Costs.Snapshot().KnownTotal.Usd);
        Assert.Equal(2.5m, harness.Runtime.Cache.Stats.SavedUsd);
    }
}

using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Routing;

[Trait(RouteGroup.Trait, RouteGroup.Selection)]
public class StickyTests
{
    private const int Keys = 3_000;

    private static CallHarness Models(params string[] keys)
    {
        var harness = new CallHarness();
        foreach (var key in keys)
            harness.Model(key, ScriptedReply.Say(key));
        return harness;
    }

    private static async Task<string[]> ChosenAsync(params string[] models)
    {
        var call = Models(models).Bind(Routes.By(RouteStrategy.Sticky, models));
        var chosen = new string[Keys];
        for (var i = 0; i < Keys; i++)
            chosen[i] = await call.AskAsync(CallHarness.Messages, null, null, default(RouteKeys).By($"user-{i}"), default);
        return chosen;
    }

    [Fact]
    public async Task Ask_SameKey_StaysWithItsModel()
    {
        var harness = Models("a", "b", "c");
        var call = harness.Bind(Routes.By(RouteStrategy.Sticky, "a", "b", "c"));
        for (var i = 0; i < 20; i++)
            await call.AskAsync(CallHarness.Messages, null, null, default(RouteKeys).By("user-1"), default);

        Assert.Single(harness.Asked.Distinct());
    }

    [Fact]
    public async Task Ask_ManyKeys_AreSpreadEvenly() =>
        Assert.All((await ChosenAsync("a", "b", "c")).CountBy(m => m), share => Assert.InRange(share.Value, 900, 1_100));

    [Fact]
    public async Task Ask_OtherOrderOfTheModels_ChangesNothing() =>
        Assert.Equal(await ChosenAsync("a", "b", "c"), await ChosenAsync("c", "a", "b"));

    [Fact]
    public async Task Ask_ModelIsAdded_OnlyItsOwnKeysMove()
    {
        var three = await ChosenAsync("a", "b", "c");
        var four = await ChosenAsync("a", "b", "c", "d");

        var moved = Enumerable.Range(0, Keys).Where(i => three[i] != four[i]).ToArray();
        Assert.All(moved, i => Assert.Equal("d", four[i]));
        Assert.InRange(moved.Length, Keys / 4 - 150, Keys / 4 + 150);
    }

    [Fact]
    public async Task Ask_ModelFails_ItsKeysSpreadOverAllOthers()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500)).Model("b", ScriptedReply.Say("b")).Model("c", ScriptedReply.Say("c"));
        var call = harness.Bind(Routes.By(RouteStrategy.Sticky, "a", "b", "c"));
        List<string> heirs = [];
        for (var i = 0; i < 300; i++)
        {
            var before = harness.Asked.Count;
            var answer = await call.AskAsync(CallHarness.Messages, null, null, default(RouteKeys).By(i), default);
            if (harness.Asked.Count == before + 2)
                heirs.Add(answer);
        }

        Assert.All(heirs.CountBy(m => m), share => Assert.InRange(share.Value, 30, 70));
    }

    [Fact]
    public async Task Ask_KeyOfTheOptions_GoesBeforeTheParameter()
    {
        var harness = Models("a", "b", "c");
        var plan = Routes.By(RouteStrategy.Sticky, "a", "b", "c");

        var byOptions = await harness.ExplainAsync(plan, new() { StickyKey = "user-1" }, default(RouteKeys).By("user-2"));

        Assert.Equal((await harness.ExplainAsync(plan, keys: default(RouteKeys).By("user-1"))).Order, byOptions.Order);
    }

    [Fact]
    public async Task Ask_NoKey_TakesTheConversation()
    {
        var harness = Models("a", "b", "c");
        var call = harness.Bind(Routes.By(RouteStrategy.Sticky, "a", "b", "c"));
        for (var i = 0; i < 10; i++)
            await call.AskAsync(CallHarness.Messages, new() { ConversationId = "talk-1" }, null, default);

        Assert.Single(harness.Asked.Distinct());
    }

    [Fact]
    public async Task Ask_NoKeyAtAll_LeavesItToChance()
    {
        var harness = Models("a", "b", "c");
        await Routes.SharesAsync(harness, Routes.By(RouteStrategy.Sticky, "a", "b", "c"), 300);

        Assert.All(harness.Asked.CountBy(m => m), share => Assert.InRange(share.Value, 70, 130));
        Assert.Equal("unkeyed", (await harness.ExplainAsync(Routes.By(RouteStrategy.Sticky, "a", "b", "c"))).Reason);
    }

    [Fact]
    public void Of_NumberAndItsText_AreOneKey()
    {
        Assert.Equal(StickyHash.Of("42"), StickyHash.Of(42));
        Assert.Equal(StickyHash.Of("6f9619ff-8b86-d011-b42d-00c04fc964ff"), StickyHash.Of(Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff")));
        Assert.NotEqual(StickyHash.Of("42"), StickyHash.Of("43"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Of_Nothing_IsNoKey(string? key) => Assert.Equal(0UL, StickyHash.Of(key));

    // Processes of different releases must agree, so what the hash is does not change.
    [Fact]
    public void Of_KnownText_StaysTheSame() => Assert.Equal(14166554182431137625UL, StickyHash.Of("user-1"));
}

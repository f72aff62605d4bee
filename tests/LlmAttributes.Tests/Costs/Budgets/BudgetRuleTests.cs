using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Costs;

/// <summary>Budgets that code sets, and those of tenants and tags. An attempt costs ten dollars.</summary>
public class BudgetRuleTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a", Options = new() { MaxOutputTokens = 10 } };

    private static CallHarness Harness(params BudgetRule[] rules) => new CallHarness()
        .Model("a", Priced.At(0, 1_000_000), ScriptedReply.Say("a", 1, 10)).Model("b", Priced.At(0, 1_000_000), ScriptedReply.Say("b", 1, 10))
        .Configure(b => Array.ForEach(rules, r => b.AddBudget(r)));

    private static async Task<string> AskAsync(CallHarness harness, CallPlan plan, string? tenant = null, params string[] tags)
    {
        try
        {
            return await harness.AskAsync(plan, new() { Tenant = tenant, Tags = tags });
        }
        catch (LlmException e) when (e.Shortage is { } shortage)
        {
            return shortage.Budget;
        }
    }

    [Fact]
    public async Task Ask_RuleOverEverything_CountsAllContracts()
    {
        var harness = Harness(new BudgetRule("all", 20, BudgetPeriod.Month));

        Assert.Equal(["a", "b", "all"], [await AskAsync(harness, s_plan), await AskAsync(harness, new CallPlan("IOther") { Call = "X", Model = "b", Options = s_plan.Options }), await AskAsync(harness, s_plan)]);
    }

    [Theory]
    [InlineData("IDesk", null, null, "rule")]
    [InlineData("IOther", null, null, "a")]
    [InlineData(null, "AskAsync", null, "rule")]
    [InlineData(null, "OtherAsync", null, "a")]
    [InlineData(null, null, "a", "rule")]
    [InlineData(null, null, "b", "a")]
    public async Task Ask_RuleWithACondition_HoldsWhereItApplies(string? contract, string? call, string? model, string expected)
    {
        var harness = Harness(new BudgetRule("rule", 9, BudgetPeriod.Month) { Contract = contract, Call = call, Model = model });

        Assert.Equal(expected, await AskAsync(harness, s_plan));
    }

    [Fact]
    public async Task Ask_RuleOfATag_HoldsForCallsThatHaveIt()
    {
        var harness = Harness(new BudgetRule("batch", 9, BudgetPeriod.Month) { Tag = "batch" });

        Assert.Equal(["a", "a", "batch"], [await AskAsync(harness, s_plan), await AskAsync(harness, s_plan, null, "other"), await AskAsync(harness, s_plan, null, "other", "batch")]);
    }

    [Fact]
    public async Task Ask_RuleOfATenant_HoldsForThatTenant()
    {
        var harness = Harness(new BudgetRule("acme", 9, BudgetPeriod.Month) { Tenant = "acme" });

        Assert.Equal(["a", "a", "acme"], [await AskAsync(harness, s_plan), await AskAsync(harness, s_plan, "other"), await AskAsync(harness, s_plan, "acme")]);
    }

    [Fact]
    public async Task Ask_PerTenant_EachHasItsOwnAndCallsOfNoneShareOne()
    {
        var harness = Harness();
        var plan = s_plan with { Budget = new() { Limits = [new("contract:IDesk", BudgetPeriod.Month, 10) { PerTenant = true }] } };
        List<string> answers = [];
        foreach (var tenant in new[] { "acme", "acme", "zeta", null, null })
            answers.Add(await AskAsync(harness, plan, tenant));

        Assert.Equal(["a", "contract:IDesk/month/tenant@acme", "a", "a", "contract:IDesk/month/tenant@"], answers);
    }

    [Fact]
    public async Task Raise_OfATenant_RaisesItsAccountOnly()
    {
        var harness = Harness(new BudgetRule("each", 9, BudgetPeriod.Month) { PerTenant = true });
        await harness.Runtime.Budgets.RaiseAsync("each", 1, harness.Clock.GetUtcNow().AddHours(1), "acme");

        Assert.Equal(["a", "each@zeta"], [await AskAsync(harness, s_plan, "acme"), await AskAsync(harness, s_plan, "zeta")]);
    }

    [Fact]
    public async Task Ask_InAScope_UsesItsTenantAndTags()
    {
        var harness = Harness(new BudgetRule("each", 10, BudgetPeriod.Month) { PerTenant = true }, new BudgetRule("tagged", 20, BudgetPeriod.Month) { Tag = "x" });
        var call = harness.Bind(s_plan);
        using (LlmScope.Begin(tenant: "acme", tags: ["x"]))
        {
            await call.AskAsync(CallHarness.Messages, default);
            var e = await Assert.ThrowsAsync<LlmException>(() => call.AskAsync(CallHarness.Messages, default));
            Assert.Equal("each@acme", e.Shortage!.Budget);
            using (LlmScope.Begin(tenant: "zeta"))
                await call.AskAsync(CallHarness.Messages, default);
            e = await Assert.ThrowsAsync<LlmException>(() => call.AskAsync(CallHarness.Messages, null, new() { Tenant = "third" }, default));
            Assert.Equal("tagged", e.Shortage!.Budget);
        }

        await call.AskAsync(CallHarness.Messages, default);
        Assert.Equal(["each", "each@", "each@acme", "each@third", "each@zeta", "tagged"], (await harness.Runtime.Budgets.ReadAsync()).Select(b => b.Limit.Name));
    }

    [Fact]
    public async Task Ask_RuleSaysDowngrade_HoldsForItsLimitOnly()
    {
        var harness = new CallHarness().Configure(b => b.AddBudget(new("all", 25, BudgetPeriod.Month) { OnExceeded = OnExceeded.Downgrade }));
        foreach (var (key, price) in new[] { ("m3", 3), ("m4", 4), ("m2", 2) })
            harness.Model(key, Priced.At(0, price * 1_000_000), ScriptedReply.Say(key, 1, 1));

        var result = await harness.AskResultAsync(s_plan with { Model = "m3", Fallback = [new(["m4", "m2"])] });

        Assert.Equal(["m3", "m2"], result.Attempts.Select(a => a.Model));
    }

    [Fact]
    public void Add_NameTwiceOrWithAMark_IsRefused()
    {
        var builder = LlmRuntime.CreateBuilder().AddBudget(new("all", 1, BudgetPeriod.Day));

        Assert.StartsWith("Budget 'all' is already added; each budget has a name of its own.", Assert.Throws<ArgumentException>(() => builder.AddBudget(new("all", 2, BudgetPeriod.Hour))).Message, StringComparison.Ordinal);
        Assert.StartsWith("The name of budget 'a/b' has '/' or '@'", Assert.Throws<ArgumentException>(() => builder.AddBudget(new("a/b", 2, BudgetPeriod.Hour))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_ToARuntimeThatSharesBudgets_IsRefused()
    {
        using var host = Harness().Runtime;
        var builder = LlmRuntime.CreateBuilder(host);

        Assert.Throws<InvalidOperationException>(() => builder.AddBudget(new("all", 1, BudgetPeriod.Day)));
        Assert.Same(host.Budgets, builder.Build().Budgets);
    }
}

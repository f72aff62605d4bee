using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Hosting;

public class ClientResolverTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a" };

    private static CallHarness Harness(Func<string, string?, IChatClient?> resolve) =>
        new CallHarness().Model("a", ScriptedReply.Say("shared")).Configure(b => b.UseClientResolver(new Resolver(resolve)));

    [Fact]
    public async Task Ask_TenantWithAClient_IsAskedThere()
    {
        var harness = Harness((key, tenant) => (key, tenant) == ("a", "acme") ? new ScriptedChatClient("own") : null);

        Assert.Equal("own", await harness.AskAsync(s_plan, new() { Tenant = "acme" }));
        Assert.Equal("shared", await harness.AskAsync(s_plan, new() { Tenant = "zeta" }));
        Assert.Equal("shared", await harness.AskAsync(s_plan));
    }

    [Fact]
    public async Task Texts_TenantWithAClient_IsAskedThere()
    {
        var harness = Harness((_, tenant) => tenant is null ? null : new ScriptedChatClient("own"));

        Assert.Equal(["own"], await harness.BindStream(s_plan).Texts(CallHarness.Messages, null, new() { Tenant = "acme" }, default).ToListAsync());
    }

    [Fact]
    public async Task Ask_ModelThatOnlyTheResolverHas_IsFound()
    {
        var harness = Harness((key, tenant) => key == "b" ? new ScriptedChatClient(tenant ?? "nobody") : null);

        Assert.Equal("nobody", await harness.AskAsync(s_plan with { Model = "b" }));
    }

    [Fact]
    public async Task Ask_KeyOfOneTenantIsWrong_LeavesTheBreakerClosedForTheOthers()
    {
        var harness = Harness((_, tenant) => tenant == "acme" ? new ScriptedChatClient(Failures.Status(401)) : null);
        var call = harness.Bind(s_plan with { CircuitBreaker = true });
        for (var i = 0; i < 50; i++)
            Assert.Equal(LlmErrorKind.Authentication, (await Assert.ThrowsAsync<LlmException>(() => call.AskAsync(CallHarness.Messages, null, new() { Tenant = "acme" }, default))).Kind);

        Assert.Equal("shared", await call.AskAsync(CallHarness.Messages, default));
    }

    private sealed class Resolver(Func<string, string?, IChatClient?> resolve) : IChatClientResolver
    {
        public IChatClient? Resolve(string modelKey, string? tenant) => resolve(modelKey, tenant);
    }
}

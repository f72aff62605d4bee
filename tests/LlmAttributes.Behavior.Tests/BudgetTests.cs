using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Testing;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Behavior.Tests;

/// <summary>Budgets by attribute. An attempt reserves a little more than $0.0002 and costs $0.00045.</summary>
public class BudgetTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
    private readonly ScriptedChatClient _fast = new(_ => ScriptedReply.Say("x", 1_000, 100));

    private (LlmRuntime Runtime, IMetered Client) Create()
    {
        var runtime = LlmRuntime.CreateBuilder().UseTimeProvider(_clock).AddModel(Models.Fast, _fast).Build();
        return (runtime, IMetered.Create(runtime));
    }

    [Fact]
    public async Task Call_OfTheContract_CountsInItsMonth()
    {
        var (runtime, client) = Create();
        await client.AnswerAsync("?");
        await client.ForTenantAsync("?", "acme");

        Assert.Equal(0.0009m, (await runtime.Budgets.ReadAsync()).Single(b => b.Limit.Name == "contract:LlmAttributes.Behavior.Tests.Contracts.IMetered/month").SpentUsd);
    }

    [Fact]
    public async Task Tenant_ByParameter_HasAnAccountOfItsOwn()
    {
        var (_, client) = Create();
        await client.ForTenantAsync("?", "acme");

        var e = await Assert.ThrowsAsync<LlmException>(() => client.ForTenantAsync("?", "acme"));
        await client.ForTenantAsync("?", "zeta");
        await client.ForTenantAsync("?", null, new() { Tenant = "third" });
        using (LlmScope.Begin(tenant: "acme"))
            await Assert.ThrowsAsync<LlmException>(() => client.ForTenantAsync("?", null));

        Assert.Equal("call:LlmAttributes.Behavior.Tests.Contracts.IMetered.ForTenantAsync/month/tenant@acme", e.Shortage!.Budget);
        Assert.Equal(3, _fast.Requests.Count);
    }

    [Fact]
    public async Task Stream_WhoseMinuteIsSpent_WaitsForTheNext()
    {
        var (_, client) = Create();
        await client.SlowlyAsync("?").CountAsync();
        var running = client.SlowlyAsync("?", "acme").CountAsync().AsTask();
        Assert.Single(_fast.Requests);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await running.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(2, _fast.Requests.Count);
    }
}

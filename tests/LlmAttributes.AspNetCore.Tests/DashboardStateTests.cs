using System.Text.Json;
using LlmAttributes.AspNetCore.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LlmAttributes.AspNetCore.Tests;

public sealed class DashboardStateTests
{
    private static readonly HttpRequestException s_busy = new("busy", null, System.Net.HttpStatusCode.ServiceUnavailable);

    [Fact]
    public async Task State_WithoutCalls_IsEmpty()
    {
        await using var host = await DashboardHost.StartAsync();

        var state = await host.GetAsync("api/v1/state");

        Assert.Equal(1, state.GetProperty("version").GetInt32());
        Assert.Equal("Desks", state.GetProperty("title").GetString());
        Assert.Equal("unknown", state.GetProperty("status").GetString());
        Assert.Equal(0, state.GetProperty("overview").GetProperty("calls").GetInt64());
        Assert.Equal(["cheap", "dear"], Models(state).Select(static m => m.GetProperty("model").GetString()));
    }

    [Fact]
    public async Task State_AfterCalls_CountsThemAndTheirAttempts()
    {
        await using var host = await DashboardHost.StartAsync(new() { Cheap = new ScriptedChatClient(ScriptedReply.Fail(s_busy), ScriptedReply.Say("fine", 100, 50)) });

        await host.Desk.AskAsync("one");
        await host.Desk.AskAsync("two");
        var state = await host.GetAsync("api/v1/state");

        Assert.Equal(2, state.GetProperty("overview").GetProperty("calls").GetInt64());
        Assert.Equal(0, state.GetProperty("overview").GetProperty("failed").GetInt64());
        Assert.Equal(2, Models(state)[0].GetProperty("attempts").GetInt64());
        Assert.Equal(1, Models(state)[0].GetProperty("failed").GetInt64());
        Assert.Equal(1, Models(state)[1].GetProperty("attempts").GetInt64());
        var operation = Assert.Single(state.GetProperty("operations").EnumerateArray());
        Assert.Equal("IDesk.AskAsync", operation.GetProperty("operation").GetString());
        Assert.Equal(["cheap 1", "dear 1"], operation.GetProperty("models").EnumerateArray().Select(static m => $"{m.GetProperty("model").GetString()} {m.GetProperty("answers").GetInt64()}"));
        var error = Assert.Single(state.GetProperty("errors").EnumerateArray());
        Assert.Equal("overloaded", error.GetProperty("kind").GetString());
        Assert.Equal(1, error.GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task State_AfterCalls_HasTheCostOfTheLedger()
    {
        await using var host = await DashboardHost.StartAsync(new() { Configure = static runtime => runtime.AddBudget(new BudgetRule("all", 2m, BudgetPeriod.Month)) });

        await host.Desk.AskAsync("one");
        var spending = (await host.GetAsync("api/v1/state")).GetProperty("spending");

        Assert.Equal(0.0002m, spending.GetProperty("knownUsd").GetDecimal());
        Assert.Equal(host.Runtime.Costs.Snapshot().KnownTotal.Usd, spending.GetProperty("knownUsd").GetDecimal());
        var budget = Assert.Single(spending.GetProperty("budgets").EnumerateArray());
        Assert.Equal("all", budget.GetProperty("name").GetString());
        Assert.Equal(2m, budget.GetProperty("limitUsd").GetDecimal());
        Assert.Equal(0.0002m, budget.GetProperty("spentUsd").GetDecimal());
        Assert.Equal(0m, budget.GetProperty("reservedUsd").GetDecimal());
    }

    [Fact]
    public async Task State_WhenTheLedgerCannotBeRead_ShowsTheRest()
    {
        using var log = new ListLog();
        await using var host = await DashboardHost.StartAsync(new() { Logger = log, Configure = static runtime => runtime.UseLedgerStore(new BrokenLedgerStore()) });

        var state = await host.GetAsync("api/v1/state");

        Assert.Equal(JsonValueKind.Null, state.GetProperty("spending").GetProperty("month").ValueKind);
        Assert.Equal(2, Models(state).Count);
        Assert.Contains("1081: The dashboard shows no spending: the store could not be read.", log.Lines);
    }

    [Fact]
    public async Task Calls_AfterAFallback_TellAttemptsAndDecisions()
    {
        await using var host = await DashboardHost.StartAsync(new() { Cheap = new ScriptedChatClient(ScriptedReply.Fail(s_busy)) });

        await host.Desk.AskAsync("one");
        var call = Assert.Single((await host.GetAsync("api/v1/calls")).GetProperty("calls").EnumerateArray());

        Assert.Equal("succeeded", call.GetProperty("outcome").GetString());
        Assert.Equal("dear", call.GetProperty("model").GetString());
        Assert.Equal("cheapest", call.GetProperty("reason").GetString());
        Assert.Equal(0.002m, call.GetProperty("costUsd").GetDecimal());
        Assert.Equal(["cheap failed overloaded", "dear succeeded "], call.GetProperty("attempts").EnumerateArray().Select(static a => $"{a.GetProperty("model").GetString()} {a.GetProperty("outcome").GetString()} {a.GetProperty("error").GetString()}"));
        Assert.Equal(["route", "fallback"], call.GetProperty("decisions").EnumerateArray().Select(static d => d.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Calls_AfterAFailure_TellItsKind()
    {
        await using var host = await DashboardHost.StartAsync(new() { Cheap = new ScriptedChatClient(ScriptedReply.Fail(s_busy)), Dear = new ScriptedChatClient(ScriptedReply.Fail(s_busy)) });

        await Assert.ThrowsAsync<LlmException>(() => host.Desk.AskAsync("one"));
        var call = Assert.Single((await host.GetAsync("api/v1/calls")).GetProperty("calls").EnumerateArray());

        Assert.Equal("failed", call.GetProperty("outcome").GetString());
        Assert.Equal("all_failed", call.GetProperty("error").GetString());
        Assert.Equal(JsonValueKind.Null, call.GetProperty("model").ValueKind);
    }

    [Fact]
    public async Task Calls_WithALimit_AreTheNewest()
    {
        await using var host = await DashboardHost.StartAsync(new() { Options = static options => options.RecentCalls = 3 });

        for (var i = 0; i < 5; i++)
            await host.Desk.AskAsync("again");
        await foreach (var _ in host.Desk.TellAsync("me"))
        {
        }

        Assert.Equal(3, (await host.GetAsync("api/v1/calls")).GetProperty("calls").GetArrayLength());
        Assert.Equal("TellAsync", Assert.Single((await host.GetAsync("api/v1/calls?limit=1")).GetProperty("calls").EnumerateArray()).GetProperty("call").GetString());
    }

    [Fact]
    public async Task Answers_ByDefault_HoldNoPromptAndNoAnswer()
    {
        await using var host = await DashboardHost.StartAsync(new() { Cheap = new ScriptedChatClient("the secret answer") });

        await host.Desk.AskAsync("the secret question");

        foreach (var path in (string[])["api/v1/state", "api/v1/calls", "api/v1/contracts", "api/v1/report"])
            Assert.DoesNotContain("secret", (await host.GetAsync(path)).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_WithContent_HoldItRedactedAndShortened()
    {
        await using var host = await DashboardHost.StartAsync(new()
        {
            Cheap = new ScriptedChatClient("write to ada@example.com at once"),
            Options = static options => (options.IncludeContent, options.MaxContentLength) = (true, 20),
        });

        await host.Desk.AskAsync("hello");
        var call = Assert.Single((await host.GetAsync("api/v1/calls")).GetProperty("calls").EnumerateArray());

        Assert.Equal("write to [email] at …", call.GetProperty("answer").GetString());
        Assert.Equal("Answer hello as { \"t…", call.GetProperty("prompt")[1].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Call_ById_IsTheOneWithItsContent()
    {
        await using var host = await DashboardHost.StartAsync(new() { Options = static options => options.IncludeContent = true });

        await host.Desk.AskAsync("hello");
        var shown = Assert.Single((await host.GetAsync("api/v1/state")).GetProperty("calls").EnumerateArray());
        var call = await host.GetAsync($"api/v1/calls/{shown.GetProperty("id").GetString()}");
        using var unknown = await host.Client.GetAsync(new Uri("llm/api/v1/calls/none", UriKind.Relative));

        Assert.Equal(JsonValueKind.Null, shown.GetProperty("answer").ValueKind);
        Assert.Equal("fine", call.GetProperty("answer").GetString());
        Assert.Equal(System.Net.HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Contracts_OfTheContainer_AreAsDeclared()
    {
        await using var host = await DashboardHost.StartAsync();

        var contract = Assert.Single((await host.GetAsync("api/v1/contracts")).GetProperty("contracts").EnumerateArray());

        Assert.Equal("IDesk", contract.GetProperty("name").GetString());
        Assert.True(contract.GetProperty("isObserved").GetBoolean());
        var ask = contract.GetProperty("calls")[0];
        Assert.Equal("Task<string>", ask.GetProperty("result").GetString());
        Assert.Equal(["system: You are a <b>desk</b>.", "user: Answer {body} as { \"text\": … }"], ask.GetProperty("prompt").EnumerateArray().Select(static m => $"{m.GetProperty("role").GetString()}: {m.GetProperty("text").GetString()}"));
        Assert.Equal(["Routed by cost among cheap, dear"], ask.GetProperty("policies").EnumerateArray().Select(static p => p.GetString()));
        Assert.Equal("2", ask.GetProperty("promptVersion").GetString());
        Assert.Contains("'parcel' is of type 'Parcel'", contract.GetProperty("calls")[4].GetProperty("obstacle").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contracts_CreatedBeforeTheDashboard_AreMarked()
    {
        await using var host = await DashboardHost.StartAsync(new() { Before = static app => app.Services.GetRequiredService<IDesk>() });

        Assert.False(Assert.Single((await host.GetAsync("api/v1/contracts")).GetProperty("contracts").EnumerateArray()).GetProperty("isObserved").GetBoolean());
    }

    [Fact]
    public async Task Report_OfARuntimeWithTracer_IsThatOfTheTracer()
    {
        await using var host = await DashboardHost.StartAsync(new() { Configure = static runtime => runtime.UsePerformanceTracer() });

        host.Runtime.Tracer.Record("import", TimeSpan.FromSeconds(1), succeeded: true);

        Assert.Equal("import", (await host.GetAsync("api/v1/report")).GetProperty("operations")[0].GetProperty("operation").GetString());
        Assert.Contains("import", await host.Client.GetStringAsync(new Uri("llm/report", UriKind.Relative)), StringComparison.Ordinal);
    }

    private static List<JsonElement> Models(JsonElement state) => [.. state.GetProperty("models").EnumerateArray()];
}

using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Sqlite.Tests;

public sealed class SqliteRuntimeTests : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFile _file = new();
    private readonly FakeTimeProvider _clock = new(s_now);

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Ask_RuntimeAfterRuntime_SpendsOneMonthsBudget()
    {
        var answers = 0;
        for (var i = 0; i < 5; i++)
        {
            await using var runtime = Runtime();
            var client = runtime.CreateChatClient(new("Desk") { Call = "Ask", Model = "a" });
            try
            {
                await client.GetResponseAsync("hello", new() { MaxOutputTokens = 1_000 });
                answers++;
            }
            catch (LlmException e)
            {
                Assert.Equal(LlmErrorKind.Budget, e.Kind);
            }
        }

        Assert.Equal(3, answers);
    }

    [Fact]
    public async Task Dispose_Runtime_ClosesTheFileWithTheLedgerInIt()
    {
        await using (var runtime = Runtime())
            await runtime.CreateChatClient(new("Desk") { Call = "Ask", Model = "a" }).GetResponseAsync("hello", new() { MaxOutputTokens = 1_000 });

        await using var store = SqliteStore.Open(_file.Path);
        var day = DateOnly.FromDateTime(s_now.UtcDateTime);

        var line = Assert.Single(await store.Ledger.ReadAsync(day, day, default));
        Assert.Equal(("Desk", "Ask", "a", 1, 1m), (line.Contract, line.Call, line.Model, line.Attempts, line.KnownUsd));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task Ask_CachedInRuntimeAfterRuntime_IsAnsweredByTheFileWhereItKeepsAnswers(bool keeps, int asked)
    {
        var client = new ScriptedChatClient(ScriptedReply.Say("yes"));
        CallPlan plan = new("Desk") { Call = "Ask", Model = "a", Cache = new() { DurationSeconds = 60 } };
        for (var i = 0; i < 2; i++)
        {
            await using var runtime = LlmRuntime.CreateBuilder().UseTimeProvider(_clock)
                .UseSqlite(_file.Path, new() { SurvivesPowerCut = false, TimeProvider = _clock, KeepsAnswers = keeps })
                .AddModel("a", client).Build();
            var call = Contracts.Create(runtime, binder => binder.Bind(plan, Answers.Text));

            Assert.Equal("yes", await call.AskCachedAsync(call.BeginKey(), "hello", static text => [Prompt.User(text)], null, null, default, default));
        }

        Assert.Equal(asked, client.Requests.Count);
    }

    // Each answer costs a dollar, as its worst case nearly does.
    private LlmRuntime Runtime() => LlmRuntime.CreateBuilder()
        .UseTimeProvider(_clock)
        .UseSqlite(_file.Path, new() { SurvivesPowerCut = false })
        .AddBudget(new("all", 3.5m, BudgetPeriod.Month))
        .AddModel("a", new ScriptedChatClient(ScriptedReply.Say("yes", 0, 1_000)), new() { InputUsdPerMillionTokens = 0, OutputUsdPerMillionTokens = 1_000 })
        .Build();
}

using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.Logging;

namespace LlmAttributes.Tests.Hosting;

public class RuntimeTests
{
    [Fact]
    public void AddModel_KeyTwice_SaysSo() =>
        Assert.Contains("Model 'a' is already added", Assert.Throws<ArgumentException>(() => LlmRuntime.CreateBuilder().AddModel("a", new ScriptedChatClient("x")).AddModel("a", new ScriptedChatClient("x"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void AddModel_EmptyKey_IsRefused(string key) => Assert.Throws<ArgumentException>(nameof(key), () => LlmRuntime.CreateBuilder().AddModel(key, new ScriptedChatClient("x")));

    [Fact]
    public void Tracer_NoneAskedFor_NamesTheMethod() =>
        Assert.Contains("UsePerformanceTracer", Assert.Throws<InvalidOperationException>(() => LlmRuntime.CreateBuilder().Build().Tracer).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Create_ChatClientAlone_Works()
    {
        var call = Contracts.Create(new ScriptedChatClient("hello"), b => b.Bind(CallHarness.Plan, Answers.Text));

        Assert.Equal("hello", await call.AskAsync(CallHarness.Messages, default));
    }

    [Fact]
    public void Create_Null_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => Contracts.Create<string>((Microsoft.Extensions.AI.IChatClient)null!, _ => "x"));
        Assert.Throws<ArgumentNullException>(() => Contracts.Create<string>((LlmRuntime)null!, _ => "x"));
    }

    [Fact]
    public async Task Dispose_Runtime_LeavesTheClientsOpen()
    {
        var client = new ScriptedChatClient("x");
        var runtime = LlmRuntime.CreateBuilder().UseDefault(client).Build();

        await runtime.DisposeAsync();

        Assert.NotNull(await client.GetResponseAsync([]));
    }

    [Fact]
    public async Task Ask_UnpricedModel_WarnsOncePerModel()
    {
        var log = new ListLogger();
        var harness = new CallHarness().Configure(b => b.UseLogger(log)).Model("a", ScriptedReply.Say("x"));
        var call = harness.Bind(CallHarness.Plan with { Model = "a" });

        await call.AskAsync(CallHarness.Messages, default);
        await call.AskAsync(CallHarness.Messages, default);

        Assert.Equal([(1006, LogLevel.Warning)], log.Lines.Where(l => l.Level > LogLevel.Debug).Select(l => (l.Id, l.Level)));
    }

    [Fact]
    public async Task Ask_Routed_IsLoggedFromStartToEnd()
    {
        var log = new ListLogger();
        var harness = new CallHarness().Configure(b => b.UseLogger(log)).Model("a", Priced.At(1, 1), ScriptedReply.Say("x", 1, 1));

        await harness.AskAsync(CallHarness.Plan with { Route = new(RouteStrategy.RoundRobin, ["a"]) });
        await harness.BindStream(CallHarness.Plan with { Model = "a" }).Texts(CallHarness.Messages, null, null, default).ToListAsync();
        await harness.AskAsync(CallHarness.Plan with { Ensemble = new(MergeStrategy.MajorityVote, ["a"]) });

        Assert.Equal([1000, 1003, 1001, 1000, 1001, 1000, 1001], log.Lines.Select(l => l.Id));
        Assert.All(log.Lines, l => Assert.Equal(LogLevel.Debug, l.Level));
        Assert.StartsWith("IDesk.AskAsync is done after 0.0 ms; model a answered", log.Lines[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_RetryFallbackAndFailure_AreLoggedWithoutPromptOrAnswer()
    {
        var log = new ListLogger();
        var harness = new CallHarness().Configure(b => b.UseLogger(log)).Model("a", Priced.At(1, 1), Failures.Status(500)).Model("b", Priced.At(1, 1), Failures.Status(500));

        await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(CallHarness.Plan with { Model = "a", Fallback = [new(["b"])], Retry = new() { MaxAttempts = 2 } })));

        Assert.Equal([1000, 1002, 1070, 1002, 1005], log.Lines.Select(l => l.Id));
        Assert.All(log.Lines, l => Assert.DoesNotContain("secret", l.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReadErrorsWith_SeveralReaders_AreAskedInTurn()
    {
        await using var runtime = LlmRuntime.CreateBuilder()
            .ReadErrorsWith(static e => e is InvalidTimeZoneException ? new(401) : null)
            .ReadErrorsWith(static e => e is InvalidCastException ? new(403) : null)
            .Build();

        Assert.Equal(LlmErrorKind.Authentication, runtime.Classifier.Classify(new InvalidTimeZoneException()).Kind);
        Assert.Equal(LlmErrorKind.Permission, runtime.Classifier.Classify(new InvalidCastException()).Kind);
    }
}

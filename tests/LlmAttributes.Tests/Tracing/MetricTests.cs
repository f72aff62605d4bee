using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace LlmAttributes.Tests.Tracing;

public sealed class MetricTests : IDisposable
{
    private readonly TelemetryRecorder _recorder = new();

    private static CallPlan Traced => CallHarness.Plan with { Model = "a", Trace = true };

    public void Dispose() => _recorder.Dispose();

    private (double Value, Dictionary<string, object?> Tags) Measured(string name, Func<Dictionary<string, object?>, bool>? where = null)
    {
        var (_, value, tags) = Assert.Single(_recorder.Measurements, m => m.Instrument.Name == name && (where is null || where(m.Tags)));
        return (value, tags);
    }

    [Fact]
    public async Task Ask_Success_RecordsDurationTokensAttemptAndCost()
    {
        await new CallHarness().Model("a", Priced.At(1, 2) with { Provider = "openai" }, ScriptedReply.Say("x", 1_000, 500)).AskAsync(Traced);

        Assert.Equal(("IDesk", "AskAsync"), (Measured("llmattributes.client.call.duration").Tags["llmattributes.client"], Measured("llmattributes.client.call.duration").Tags["llmattributes.method"]));
        Assert.Equal(1_000, Measured("gen_ai.client.token.usage", t => (string?)t["gen_ai.token.type"] == "input").Value);
        Assert.Equal(500, Measured("gen_ai.client.token.usage", t => (string?)t["gen_ai.token.type"] == "output").Value);
        Assert.Equal("success", Measured("llmattributes.client.attempts").Tags["llmattributes.attempt.outcome"]);
        Assert.Equal(0.002, Measured("llmattributes.client.cost").Value);
        Assert.Equal(0.002, Measured("llmattributes.client.operation.cost").Value);
        Assert.Equal(
            ["gen_ai.provider.name", "gen_ai.request.model", "gen_ai.response.model", "llmattributes.client", "llmattributes.cost.source", "llmattributes.method"],
            Measured("llmattributes.client.cost").Tags.Keys.Order(StringComparer.Ordinal));
        var operation = Measured("gen_ai.client.operation.duration").Tags;
        Assert.Equal(("chat", "openai", "a", "a"), (operation["gen_ai.operation.name"], operation["gen_ai.provider.name"], operation["gen_ai.request.model"], operation["gen_ai.response.model"]));
    }

    [Fact]
    public async Task Ask_Failure_RecordsErrorTypeAndNoTokens()
    {
        await Assert.ThrowsAsync<LlmException>(() => new CallHarness().Model("a", Priced.At(1, 1), Failures.Status(503)).AskAsync(Traced));

        Assert.Equal("503", Measured("llmattributes.client.call.duration").Tags["error.type"]);
        Assert.Equal("503", Measured("gen_ai.client.operation.duration").Tags["error.type"]);
        Assert.Equal("failed", Measured("llmattributes.client.attempts").Tags["llmattributes.attempt.outcome"]);
        Assert.DoesNotContain(_recorder.Measurements, m => m.Instrument.Name is "gen_ai.client.token.usage" or "llmattributes.client.cost");
    }

    [Fact]
    public async Task Ask_NoUsageReported_RecordsNoTokens()
    {
        await new CallHarness().Model("a", ScriptedReply.Say("x")).AskAsync(Traced);

        Assert.DoesNotContain(_recorder.Measurements, m => m.Instrument.Name == "gen_ai.client.token.usage");
    }

    [Fact]
    public async Task Ask_BudgetRefuses_CountsTheRejection()
    {
        await Assert.ThrowsAsync<LlmException>(() => new CallHarness().Model("a", Priced.At(1_000, 1_000), ScriptedReply.Say("x")).AskAsync(Traced with { Budget = new() { PerCallUsd = 0.000001m } }));

        Assert.Equal(1, Measured("llmattributes.client.budget.rejections").Value);
        Assert.Equal("llmattributes.budget_exceeded", Measured("llmattributes.client.call.duration").Tags["error.type"]);
    }

    [Fact]
    public async Task Ask_FailedThenAnswered_CountsTheFirstAttemptAsRetried()
    {
        var harness = new CallHarness().Model("a", Failures.Status(503), ScriptedReply.Say("x"));
        await harness.RunAsync(harness.AskAsync(Traced with { Retry = new() }));

        var attempts = _recorder.Measurements.Where(m => m.Instrument.Name == "llmattributes.client.attempts").ToList();
        Assert.Equal([("retried", "503"), ("success", null)], attempts.Select(a => ((string?)a.Tags["llmattributes.attempt.outcome"], (string?)a.Tags.GetValueOrDefault("error.type"))));
    }

    [Fact]
    public async Task Ask_FailsUntilTheEnd_CountsTheLastAttemptAsFailed()
    {
        var harness = new CallHarness().Model("a", Failures.Status(503)).Model("b", Failures.Status(500));
        await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(Traced with { Fallback = [new(["b"])] })));

        var attempts = _recorder.Measurements.Where(m => m.Instrument.Name == "llmattributes.client.attempts").Select(m => m.Tags["llmattributes.attempt.outcome"]);
        Assert.Equal(["retried", "failed"], attempts);
    }

    [Fact]
    public async Task Texts_CutStream_CountsItsAttemptAsFailed()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("x", "y") with { Failure = new IOException("cut"), FailureAfterChunks = 1 });
        await Assert.ThrowsAsync<LlmException>(async () => await harness.BindStream(Traced).Texts(CallHarness.Messages, null, null, default).ToListAsync());

        Assert.Equal("failed", Measured("llmattributes.client.attempts").Tags["llmattributes.attempt.outcome"]);
    }

    [Fact]
    public async Task Texts_Stream_TimesItsChunks()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("x", "y") with { BeforeAnswer = Pause.ForSeconds(2), BetweenChunks = Pause.ForSeconds(1) });
        await harness.RunAsync(harness.BindStream(Traced).Texts(CallHarness.Messages, null, null, default).ToListAsync().AsTask());

        Assert.Equal(2, Measured("gen_ai.client.operation.time_to_first_chunk").Value);
        var further = _recorder.Measurements.Where(m => m.Instrument.Name == "gen_ai.client.operation.time_per_output_chunk").ToList();
        Assert.Equal([1, 0], further.Select(m => m.Value));
        Assert.Equal(("chat", "scripted", "a", "a"), (further[0].Tags["gen_ai.operation.name"], further[0].Tags["gen_ai.provider.name"], further[0].Tags["gen_ai.request.model"], further[0].Tags["gen_ai.response.model"]));
        Assert.Equal(2.0, _recorder.Span("chat a").GetTagItem("gen_ai.response.time_to_first_chunk"));
    }

    [Fact]
    public async Task Ask_NoStream_TimesNoChunks()
    {
        await new CallHarness().Model("a", ScriptedReply.Say("x")).AskAsync(Traced);

        Assert.DoesNotContain(_recorder.Measurements, m => m.Instrument.Name.Contains("chunk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_Ensemble_MeasuresItsAgreement()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("x")).Model("b", ScriptedReply.Say("x")).Model("c", ScriptedReply.Say("y"));
        await harness.AskAsync(CallHarness.Plan with { Trace = true, Ensemble = new(MergeStrategy.MajorityVote, ["a", "b", "c"]) });

        var (value, tags) = Measured("llmattributes.ensemble.agreement");
        Assert.Equal((2 / 3.0, "IDesk", "AskAsync"), (value, tags["llmattributes.client"], tags["llmattributes.method"]));
    }

    [Fact]
    public async Task Ask_FailedAttemptWithUsage_CostsMoney()
    {
        var harness = new CallHarness().Model("a", Priced.At(1, 1), ScriptedReply.Say("x", 1_000, 0) with { FinishReason = Microsoft.Extensions.AI.ChatFinishReason.ContentFilter });
        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Traced));

        Assert.Equal(0.001, Measured("llmattributes.client.cost").Value);
        Assert.Equal(0.001, _recorder.Span("chat a").GetTagItem("llmattributes.cost.amount"));
    }

    [Fact]
    public async Task Ask_LogfireFormat_MeasuresUnderItsNameToo()
    {
        await new CallHarness().Configure(b => b.Telemetry.CostFormats = CostTelemetryFormats.Logfire).Model("a", Priced.At(1, 2), ScriptedReply.Say("x", 1_000, 500)).AskAsync(Traced);

        Assert.Equal(0.002, Measured("operation.cost").Value);
    }

    [Fact]
    public async Task Ask_ContainerWithMeterFactory_MeasuresOnItsMeter()
    {
        var services = new ServiceCollection().AddMetrics().AddLlmAttributes();
        services.AddChatClient(new ScriptedChatClient("x"));
        await using var provider = services.BuildServiceProvider();
        await Contracts.Create(provider.GetRequiredService<LlmRuntime>(), b => b.Bind(CallHarness.Plan with { Trace = true }, Answers.Text)).AskAsync(CallHarness.Messages, default);

        var (instrument, _, _) = Assert.Single(_recorder.Measurements, m => m.Instrument.Name == "llmattributes.client.call.duration");
        Assert.Same(provider.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(), instrument.Meter.Scope);
    }

    [Theory]
    [InlineData(LlmErrorKind.Timeout, "timeout")]
    [InlineData(LlmErrorKind.Budget, "llmattributes.budget_exceeded")]
    [InlineData(LlmErrorKind.InvalidResponse, "llmattributes.invalid_response")]
    [InlineData(LlmErrorKind.AllFailed, "llmattributes.all_failed")]
    [InlineData(LlmErrorKind.Network, "LlmAttributes.LlmException")]
    public void ErrorTypeOf_Kind_IsLowCardinality(LlmErrorKind kind, string type) => Assert.Equal(type, ErrorTypes.Of(new LlmException(kind, "x")));

    [Fact]
    public void ErrorTypeOf_OtherExceptions_AreTheirTypes()
    {
        Assert.Equal("System.OperationCanceledException", ErrorTypes.Of(new TaskCanceledException()));
        Assert.Equal("System.IO.IOException", ErrorTypes.Of(new LlmException(LlmErrorKind.Network, "x", new IOException())));
        Assert.Equal("System.IO.IOException", ErrorTypes.Of(new IOException()));
        Assert.Equal("timeout", ErrorTypes.Of(new TimeoutException()));
        Assert.Equal("429", ErrorTypes.Of(new HttpRequestException(null, null, System.Net.HttpStatusCode.TooManyRequests)));
    }
}

using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

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
    public void Instruments_UnitsAndBuckets_FollowTheConventions()
    {
        Assert.Equal(("s", "s", "{token}", "{attempt}", "{USD}", "{rejection}"), (
            Instruments.CallDuration.Unit, Instruments.OperationDuration.Unit, Instruments.TokenUsage.Unit, Instruments.Attempts.Unit, Instruments.Cost.Unit, Instruments.BudgetRejections.Unit));
        Assert.Equal([0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92], Instruments.OperationDuration.Advice!.HistogramBucketBoundaries!);
        Assert.Equal([1L, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864], Instruments.TokenUsage.Advice!.HistogramBucketBoundaries!);
    }

    [Theory]
    [InlineData(LlmErrorKind.Timeout, "timeout")]
    [InlineData(LlmErrorKind.Budget, "llmattributes.budget_exceeded")]
    [InlineData(LlmErrorKind.InvalidResponse, "llmattributes.invalid_response")]
    [InlineData(LlmErrorKind.AllFailed, "llmattributes.all_failed")]
    [InlineData(LlmErrorKind.Network, "LlmAttributes.LlmException")]
    public void ErrorTypeOf_Kind_IsLowCardinality(LlmErrorKind kind, string type) => Assert.Equal(type, SemConv.ErrorTypeOf(new LlmException(kind, "x")));

    [Fact]
    public void ErrorTypeOf_OtherExceptions_AreTheirTypes()
    {
        Assert.Equal("System.OperationCanceledException", SemConv.ErrorTypeOf(new TaskCanceledException()));
        Assert.Equal("System.IO.IOException", SemConv.ErrorTypeOf(new LlmException(LlmErrorKind.Network, "x", new IOException())));
        Assert.Equal("System.IO.IOException", SemConv.ErrorTypeOf(new IOException()));
    }
}

using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Tracing;

/// <summary>What spans tell of the cost of an attempt.</summary>
public sealed class CostSpanTests : IDisposable
{
    private readonly TelemetryRecorder _recorder = new();

    private static CallPlan Traced => CallHarness.Plan with { Model = "a", Trace = true };

    public void Dispose() => _recorder.Dispose();

    [Theory]
    [InlineData(CostTelemetryFormats.None, "")]
    [InlineData(CostTelemetryFormats.LlmAttributes, "llmattributes.cost.amount")]
    [InlineData(CostTelemetryFormats.GenAIDraft, "gen_ai.usage.cost.amount")]
    [InlineData(CostTelemetryFormats.Langfuse, "gen_ai.usage.cost")]
    [InlineData(CostTelemetryFormats.OpenInference, "llm.cost.total")]
    [InlineData(CostTelemetryFormats.Logfire, "operation.cost")]
    public async Task Ask_CostFormat_NamesTheCostForItsBackend(CostTelemetryFormats format, string name)
    {
        await new CallHarness().Configure(b => b.Telemetry.CostFormats = format).Model("a", Priced.At(1, 2), ScriptedReply.Say("x", 1_000, 500)).AskAsync(Traced);

        string[] all = ["llmattributes.cost.amount", "gen_ai.usage.cost.amount", "gen_ai.usage.cost", "llm.cost.total", "operation.cost"];
        var chat = _recorder.Span("chat a");
        Assert.Equal(name.Length == 0 ? [] : [name], all.Where(n => chat.GetTagItem(n) is not null));
        if (name.Length > 0)
            Assert.Equal(0.002, chat.GetTagItem(name));
    }

    [Fact]
    public async Task Ask_OpenInferenceFormat_TellsPromptAndCompletionApart()
    {
        await new CallHarness().Configure(b => b.Telemetry.CostFormats = CostTelemetryFormats.OpenInference).Model("a", Priced.At(1, 4), ScriptedReply.Say("x", 1_000, 500)).AskAsync(Traced);

        var chat = _recorder.Span("chat a");
        Assert.Equal((0.001, 0.002), (chat.GetTagItem("llm.cost.prompt"), chat.GetTagItem("llm.cost.completion")));
    }

    [Fact]
    public void Build_CostFormatsThatClash_AreRefused()
    {
        var builder = LlmRuntime.CreateBuilder();
        builder.Telemetry.CostFormats = CostTelemetryFormats.GenAIDraft | CostTelemetryFormats.Langfuse;

        var failure = Assert.Throws<ArgumentException>(builder.Build);

        Assert.StartsWith("'LlmTelemetryOptions.CostFormats' has both 'GenAIDraft' and 'Langfuse'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_KnownPrice_IsTaggedByKindAndList()
    {
        var usage = new UsageDetails { InputTokenCount = 1_000, OutputTokenCount = 500, CachedInputTokenCount = 400 };
        await new CallHarness().Model("a", new() { Provider = "openai", ModelId = "gpt-5-mini" }, _ => new() { Text = "x", Usage = usage, ModelId = "gpt-5-mini" }).AskAsync(Traced);

        var chat = _recorder.Span("chat a");
        Assert.Equal((0.00016, 0.001, 0.00001), (chat.GetTagItem("llmattributes.cost.input"), chat.GetTagItem("llmattributes.cost.output"), chat.GetTagItem("llmattributes.cost.cache_read")));
        Assert.Equal(FormattableString.Invariant($"catalog {ModelCatalog.BuiltIn.Date:yyyy-MM-dd}"), chat.GetTagItem("llmattributes.cost.price_table"));
    }

    [Fact]
    public async Task Ask_StatedPrice_IsTaggedAsSuch()
    {
        await new CallHarness().Model("a", Priced.At(1, 2), ScriptedReply.Say("x", 1, 1)).AskAsync(Traced);

        var chat = _recorder.Span("chat a");
        Assert.Equal("stated", chat.GetTagItem("llmattributes.cost.price_table"));
        Assert.Null(chat.GetTagItem("llmattributes.cost.cache_read"));
    }

    [Fact]
    public async Task Ask_UnpricedModel_HasNoCostTag()
    {
        await new CallHarness().Model("a", ScriptedReply.Say("x", 1, 1)).AskAsync(Traced);

        Assert.Null(_recorder.Span("chat a").GetTagItem("llmattributes.cost.amount"));
    }
}

using System.Diagnostics;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using LlmAttributes.Tests.Tracing;

namespace LlmAttributes.Tests.Retrieval;

public sealed class RetrieveTelemetryTests
{
    private static readonly CallPlan s_traced = RetrievedPrompts.Plan with { Trace = true };

    [Fact]
    public async Task Search_Traced_HasASpanBelowTheCallAndADuration()
    {
        using var telemetry = new TelemetryRecorder();
        var harness = new CallHarness().Configure(static b => b.UsePassages(new RetrievedPassage("one", 1), new("two", 1))).Model("a", ScriptedReply.Say("fine"));

        await harness.Bind(s_traced).AskAsync(RetrievedPrompts.Ask("the secret question"), default);

        var span = telemetry.Span("retrieval kb");
        Assert.Equal((ActivityKind.Client, telemetry.Span("IDesk.AskAsync").SpanId, ActivityStatusCode.Unset), (span.Kind, span.ParentSpanId, span.Status));
        Assert.Equal(
            [("gen_ai.data_source.id", "kb"), ("gen_ai.operation.name", "retrieval"), ("gen_ai.request.top_k", 5d), ("llmattributes.retrieval.passages", 2L)],
            span.TagObjects.Select(static tag => (tag.Key, tag.Value!)).OrderBy(static tag => tag.Key, StringComparer.Ordinal));
        var (_, _, tags) = Assert.Single(telemetry.Measurements, static m => m.Instrument.Name == "gen_ai.client.operation.duration" && (string?)m.Tags["gen_ai.operation.name"] == "retrieval" && (string?)m.Tags["llmattributes.method"] == "AskAsync");
        Assert.Equal("kb", tags["gen_ai.data_source.id"]);
        Assert.DoesNotContain(telemetry.Spans.SelectMany(static s => s.TagObjects), static tag => tag.Value is string text && text.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_ThatFails_SaysSoOnItsSpan()
    {
        using var telemetry = new TelemetryRecorder();
        var harness = new CallHarness().Configure(static b => b.UseRetriever("kb", static (_, _) => throw new IOException("away"))).Model("a", ScriptedReply.Say("fine"));

        await Assert.ThrowsAsync<LlmException>(() => harness.Bind(s_traced).AskAsync(RetrievedPrompts.Ask("q"), default));

        var span = telemetry.Span("retrieval kb");
        Assert.Equal((ActivityStatusCode.Error, "System.IO.IOException"), (span.Status, span.GetTagItem("error.type")));
    }

    [Fact]
    public async Task Search_OfAStoreThatTracesItself_HasNoSecondSpan()
    {
        using var telemetry = new TelemetryRecorder();
        var harness = new CallHarness().Configure(static b => b.UseRetriever("kb", new TracedStore())).Model("a", ScriptedReply.Say("fine"));

        await harness.Bind(s_traced).AskAsync(RetrievedPrompts.Ask("q"), default);

        Assert.DoesNotContain(telemetry.Spans, static span => span.DisplayName.StartsWith("retrieval", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_WithATracer_IsReportedUnderItsName()
    {
        var harness = new CallHarness().Configure(static b => b.UsePassages(new RetrievedPassage("one", 1)).UsePerformanceTracer()).Model("a", ScriptedReply.Say("fine"));

        await harness.Bind(RetrievedPrompts.Plan).AskAsync(RetrievedPrompts.Ask("q"), default);

        Assert.Contains(harness.Runtime.Tracer.GetHistory(), static m => m is { Component: LlmComponents.Retriever, Operation: "IDesk.AskAsync (retrieval)", Error: null });
    }

    private sealed class TracedStore : IContextRetriever
    {
        public bool IsTraced => true;

        public ValueTask<IReadOnlyList<RetrievedPassage>> RetrieveAsync(RetrievalRequest request, CancellationToken cancellationToken = default) => new([]);
    }
}

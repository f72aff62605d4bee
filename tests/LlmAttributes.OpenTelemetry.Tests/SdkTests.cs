using System.Diagnostics;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace LlmAttributes.OpenTelemetry.Tests;

public sealed class SdkTests : IDisposable
{
    private readonly Exports _exports = new();

    public void Dispose() => _exports.Dispose();

    private static IObservedDesk Desk(params ScriptedReply[] script) => IObservedDesk.Create(
        LlmRuntime.CreateBuilder().AddModel(IObservedDesk.Fast, Client(script)).AddModel(IObservedDesk.Smart, Client(script)).Build());

    private static ScriptedChatClient Client(ScriptedReply[] script) => new(request => script[Math.Min(request.Call, script.Length - 1)], "gpt-x");

    [Fact]
    public async Task Call_Exported_HasItsSpansWithParentsAndAttributes()
    {
        await Desk(ScriptedReply.Say("hello", 100, 50)).GreetAsync("Ada");

        var (method, chat) = (_exports.Span("IObservedDesk.GreetAsync"), _exports.Span("chat gpt-x"));
        Assert.Equal((ActivityKind.Internal, ActivityKind.Client, method.SpanId), (method.Kind, chat.Kind, chat.ParentSpanId));
        Assert.Equal(("greeting", "fast"), (method.GetTagItem("gen_ai.prompt.name"), method.GetTagItem("llmattributes.route.selected")));
        Assert.Equal(("openai", 100L, 50L, 0.0002), (chat.GetTagItem("gen_ai.provider.name"), chat.GetTagItem("gen_ai.usage.input_tokens"), chat.GetTagItem("gen_ai.usage.output_tokens"), chat.GetTagItem("llmattributes.cost.amount")));
    }

    [Fact]
    public async Task Call_Exported_HasItsMetricsWithTheirBuckets()
    {
        await Desk(ScriptedReply.Fail(new IOException()), ScriptedReply.Say("hello", 100, 50)).RetryAsync("Ada");

        Assert.Equal(
            [
                "gen_ai.client.operation.duration", "gen_ai.client.token.usage", "llmattributes.client.attempts", "llmattributes.client.call.duration", "llmattributes.client.cost",
                "llmattributes.client.operation.cost",
            ],
            _exports.Metrics.Select(static m => m.Name).Order(StringComparer.Ordinal));
        Assert.Equal([0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92, double.PositiveInfinity], Bounds("gen_ai.client.operation.duration"));
        Assert.Equal(0.00001, Bounds("llmattributes.client.operation.cost")[0]);
        Assert.Equal(("{USD}", MetricType.DoubleSum), (_exports.Metric("llmattributes.client.cost").Unit, _exports.Metric("llmattributes.client.cost").MetricType));
    }

    [Fact]
    public async Task Stream_Exported_HasChunkMetrics()
    {
        await foreach (var _ in Desk(ScriptedReply.SayInChunks("a", "b")).TellAsync("Ada"))
        {
        }

        Assert.Contains(_exports.Metrics, static m => m.Name == "gen_ai.client.operation.time_to_first_chunk");
        Assert.Contains(_exports.Metrics, static m => m.Name == "gen_ai.client.operation.time_per_output_chunk");
        Assert.NotNull(_exports.Span("chat gpt-x").GetTagItem("gen_ai.response.time_to_first_chunk"));
    }

    [Fact]
    public async Task Ensemble_Exported_HasItsWorkflowBetweenMethodAndMembers()
    {
        await Desk(ScriptedReply.Say("yes", 1, 1)).JudgeAsync("Ada");

        var workflow = _exports.Span("invoke_workflow IObservedDesk.JudgeAsync");
        Assert.Equal(_exports.Span("IObservedDesk.JudgeAsync").SpanId, workflow.ParentSpanId);
        Assert.Equal(2, _exports.Spans.Count(s => s.ParentSpanId == workflow.SpanId && s.Kind == ActivityKind.Client));
        Assert.Contains(_exports.Metrics, static m => m.Name == "llmattributes.ensemble.agreement");
    }

    [Fact]
    public async Task ClientWithOpenTelemetryInside_Exported_NothingIsThereTwice()
    {
        using var client = new ChatClientBuilder(Client([ScriptedReply.Say("hello", 100, 50)])).UseOpenTelemetry().Build();
        await IObservedDesk.Create(LlmRuntime.CreateBuilder().AddModel(IObservedDesk.Fast, client).AddModel(IObservedDesk.Smart, client).Build()).GreetAsync("Ada");

        var (method, chat) = (_exports.Span("IObservedDesk.GreetAsync"), _exports.Span("chat gpt-x"));
        Assert.Equal(("Experimental.Microsoft.Extensions.AI", method.SpanId), (chat.Source.Name, chat.ParentSpanId));
        Assert.Equal(2, _exports.Spans.Count);
        Assert.Equal(0.0002, method.GetTagItem("llmattributes.cost.total"));
        Assert.Null(method.GetTagItem("gen_ai.provider.name"));
        Assert.Equal(
            ["gen_ai.client.operation.duration", "gen_ai.client.token.usage"],
            _exports.Metrics.Where(static m => m.Name.StartsWith("gen_ai.", StringComparison.Ordinal)).Select(static m => m.Name).Order(StringComparer.Ordinal));
        Assert.All(_exports.Metrics, static m => Assert.Equal(m.Name.StartsWith("gen_ai.", StringComparison.Ordinal) ? "Experimental.Microsoft.Extensions.AI" : "LlmAttributes", m.MeterName));
    }

    [Fact]
    public async Task Host_WithInstrumentation_ExportsTheMetersOfItsFactory()
    {
        List<Metric> metrics = [];
        List<Activity> spans = [];
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddOpenTelemetry()
            .WithTracing(t => t.AddLlmAttributesInstrumentation().AddInMemoryExporter(spans))
            .WithMetrics(m => m.AddLlmAttributesInstrumentation().AddInMemoryExporter(metrics));
        foreach (var model in new[] { IObservedDesk.Fast, IObservedDesk.Smart })
            builder.Services.AddKeyedChatClient(model, Client([ScriptedReply.Say("hello", 1, 1)]));
        builder.Services.AddLlmAttributes().AddObservedDesk();
        using var host = builder.Build();
        await host.StartAsync();

        await host.Services.GetRequiredService<IObservedDesk>().GreetAsync("Ada");

        host.Services.GetRequiredService<MeterProvider>().ForceFlush();
        Assert.Contains(metrics, static m => m.Name == "llmattributes.client.call.duration");
        Assert.Contains(spans, static s => s.DisplayName == "IObservedDesk.GreetAsync");
        await host.StopAsync();
    }

    private double[] Bounds(string name)
    {
        List<double> bounds = [];
        foreach (ref readonly var point in _exports.Metric(name).GetMetricPoints())
        {
            bounds.Clear();
            foreach (var bucket in point.GetHistogramBuckets())
                bounds.Add(bucket.ExplicitBound);
        }

        return [.. bounds];
    }
}

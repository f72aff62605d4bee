using LlmAttributes.Testing;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace LlmAttributes.OpenTelemetry.Tests;

/// <summary>What arrives at a collector: protocol buffers over HTTP, decoded by the numbers of the OTLP fields.</summary>
public sealed class OtlpTests : IDisposable
{
    private const int Scope = 1;
    private const int Items = 2;
    private const int SchemaUrl = 3;

    private readonly Collector _collector = new();

    public void Dispose() => _collector.Dispose();

    private static async Task CallAsync()
    {
        using var client = new ScriptedChatClient(static request => request.Call == 0 ? ScriptedReply.Fail(new IOException("secret")) : ScriptedReply.Say("hello", 100, 50), "gpt-x");
        await IObservedDesk.Create(LlmRuntime.CreateBuilder().AddModel(IObservedDesk.Fast, client).AddModel(IObservedDesk.Smart, client).Build()).RetryAsync("Ada");
    }

    private void Send(OtlpExporterOptions options, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new(_collector.Address, path);
    }

    private ProtoMessage Received(string path) => _collector.Sent(path).Message(1).Messages(2).Single(static s => s.Message(Scope).Text(1) == "LlmAttributes");

    [Fact]
    public async Task Spans_OverOtlp_ArriveWithParentsKindsStatusAndTypedAttributes()
    {
        using (Sdk.CreateTracerProviderBuilder().AddLlmAttributesInstrumentation().AddOtlpExporter(o => Send(o, "v1/traces")).Build())
            await CallAsync();

        var scope = Received("/v1/traces");
        var spans = scope.Messages(Items).ToList();
        var method = spans.Single(static s => s.Text(5) == "IObservedDesk.RetryAsync");
        var chats = spans.Where(static s => s.Text(5) == "chat gpt-x").ToList();
        Assert.Equal((1, 3, 3), (method.Number(6), chats[0].Number(6), chats[1].Number(6)));
        Assert.All(chats, chat => Assert.Equal((method.Hex(2), method.Hex(1)), (chat.Hex(4), chat.Hex(1))));
        Assert.Equal((2, ""), (chats[0].Message(15).Number(3), chats[0].Message(15).Text(2)));
        Assert.False(chats[1].Has(15) && chats[1].Message(15).Number(3) != 0);

        var (failed, answered) = (chats[0].Attributes(9), chats[1].Attributes(9));
        Assert.Equal(("System.IO.IOException", false), (failed["error.type"], failed.ContainsKey("llmattributes.retry.attempt")));
        Assert.Equal((1L, 100L, 50L, 0.0002), (answered["llmattributes.retry.attempt"], answered["gen_ai.usage.input_tokens"], answered["gen_ai.usage.output_tokens"], answered["llmattributes.cost.amount"]));
        Assert.Equal(new object[] { "stop" }, answered["gen_ai.response.finish_reasons"]);
        Assert.Equal(("chat", "openai", "gpt-x", "USD"), (answered["gen_ai.operation.name"], answered["gen_ai.provider.name"], answered["gen_ai.request.model"], answered["llmattributes.cost.currency"]));
        Assert.Equal(("IObservedDesk", "RetryAsync", 2L), (method.Attributes(9)["llmattributes.client"], method.Attributes(9)["llmattributes.method"], method.Attributes(9)["llmattributes.retry.max_attempts"]));
    }

    [Fact]
    public async Task Metrics_OverOtlp_ArriveWithUnitsBucketsAndAttributes()
    {
        using (Sdk.CreateMeterProviderBuilder().AddLlmAttributesInstrumentation().AddOtlpExporter(o => Send(o, "v1/metrics")).Build())
            await CallAsync();

        var metrics = Received("/v1/metrics").Messages(Items).ToDictionary(static m => m.Text(1));
        var tokens = metrics["gen_ai.client.token.usage"];
        Assert.Equal("{token}", tokens.Text(3));
        var points = tokens.Message(9).Messages(1).ToList();
        Assert.Equal(["input", "output"], points.Select(static p => (string)p.Attributes(9)["gen_ai.token.type"]).Order(StringComparer.Ordinal));
        Assert.Equal([1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864], points[0].Doubles(7));
        var attempts = metrics["llmattributes.client.attempts"].Message(7).Messages(1).Select(static p => p.Attributes(7)["llmattributes.attempt.outcome"]);
        Assert.Equal(["retried", "success"], attempts.Cast<string>().Order(StringComparer.Ordinal));
        Assert.Equal(0.0002, metrics["llmattributes.client.cost"].Message(7).Message(1).Double(4));
    }
}

using System.ComponentModel;
using System.Diagnostics;
using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests;

/// <summary>Prompts and answers on spans, through generated clients.</summary>
public sealed class ContentTests : IDisposable
{
    private static readonly Card s_card = new("4111-1111", 12.5m);

    private readonly SpanList _spans = new();

    public void Dispose() => _spans.Dispose();

    private static IPrivateDesk Desk(bool? captures, ScriptedReply reply, Action<LlmRuntimeBuilder>? configure = null)
    {
        var builder = LlmRuntime.CreateBuilder().UseDefault(new ScriptedChatClient(reply));
        builder.Telemetry.CaptureContent = captures;
        configure?.Invoke(builder);
        return IPrivateDesk.Create(builder.Build());
    }

    private static IPrivateDesk Desk(bool? captures) => Desk(captures, ScriptedReply.Say("done"));

    [Fact]
    public async Task Call_ByDefault_HasNoContent()
    {
        await Desk(null).ChargeAsync("Ada", s_card);

        Assert.Null(_spans.Of("gen_ai.input.messages"));
        Assert.Null(_spans.Of("gen_ai.output.messages"));
    }

    [Fact]
    public async Task Call_ByDefault_LogsAndMetricsHoldNoContent()
    {
        using var metrics = new MetricTagList();
        var log = new MessageLog(Microsoft.Extensions.Logging.LogLevel.Trace);
        var failing = ScriptedReply.Fail(new InvalidOperationException("You asked to charge Ada."));

        await Desk(null, ScriptedReply.Say("Charged Ada."), b => b.UseLogger(log)).ChargeAsync("Ada", s_card);
        await Assert.ThrowsAsync<LlmException>(() => Desk(null, failing, b => b.UseLogger(log)).ChargeAsync("Ada", s_card));

        Assert.NotEmpty(log.Lines);
        Assert.NotEmpty(metrics.Tags);
        Assert.All(log.Lines.Concat(metrics.Tags), static text =>
        {
            Assert.DoesNotContain("Ada", text, StringComparison.Ordinal);
            Assert.DoesNotContain("terse", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Call_Captured_HasMessagesInTheFormOfTheConventions()
    {
        await Desk(true).ChargeAsync("Ada", new("", 3));

        Assert.Equal(
            """[{"role":"system","parts":[{"type":"text","content":"You are terse."}]},{"role":"user","parts":[{"type":"text","content":"Charge [sensitive] for Ada, at the most [sensitive]."}]}]""",
            _spans.Of("gen_ai.input.messages"));
        Assert.Equal("""[{"role":"assistant","parts":[{"type":"text","content":"done"}],"finish_reason":"stop"}]""", _spans.Of("gen_ai.output.messages"));
    }

    [Fact]
    public async Task Call_SensitiveValue_ReachesTheModelAndNoSpan()
    {
        var client = new ScriptedChatClient("Charged 4111-1111 with 12.50.");
        var builder = LlmRuntime.CreateBuilder().UseDefault(client);
        builder.Telemetry.CaptureContent = true;

        Assert.Equal("Charged 4111-1111 with 12.50.", await IPrivateDesk.Create(builder.Build()).ChargeAsync("Ada", s_card));

        Assert.Equal("Charge 4111-1111 for Ada, at the most 12.50.", client.Requests[0].UserText);
        Assert.All(_spans.Spans.SelectMany(static s => s.TagObjects), static tag => Assert.DoesNotContain("4111", tag.Value?.ToString() ?? "", StringComparison.Ordinal));
        Assert.Contains("Charged [sensitive] with [sensitive].", _spans.Of("gen_ai.output.messages"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_AskedAgainForItsForm_ShowsTheSensitiveValueInNoRequest()
    {
        var client = new ScriptedChatClient("4111 opens it", """{"grams":1}""");

        await IFiled.Create(client).SecretAsync("4111");

        Assert.All(client.Requests, static request => Assert.Contains("File what 4111 opens.", request.Messages.Select(static m => m.Text)));
        Assert.Equal(2, _spans.Spans.Count(static span => ((string?)span.GetTagItem("gen_ai.input.messages"))?.Contains("File what [sensitive] opens.", StringComparison.Ordinal) == true));
        Assert.All(_spans.Spans.SelectMany(static s => s.TagObjects), static tag => Assert.DoesNotContain("4111", tag.Value?.ToString() ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Call_SensitiveValueAsJson_ReachesTheModelAndNoSpanOrLine()
    {
        var client = new ScriptedChatClient("Charged 4111-1111 with 12.50.");
        var log = new MessageLog(Microsoft.Extensions.Logging.LogLevel.Trace);
        var builder = LlmRuntime.CreateBuilder().UseDefault(client).UseLogger(log);
        builder.Telemetry.CaptureContent = true;
        await IPrivateDesk.Create(builder.Build()).ChargeJsonAsync("Ada", new("4111-1111", 12.50m));

        Assert.Equal("""Charge {"number":"4111-1111","limit":12.50} for Ada.""", client.Requests[0].UserText);
        Assert.Contains("Charge [sensitive] for Ada.", _spans.Of("gen_ai.input.messages"), StringComparison.Ordinal);
        Assert.Contains("Charged [sensitive] with [sensitive].", _spans.Of("gen_ai.output.messages"), StringComparison.Ordinal);
        Assert.All(_spans.Spans.SelectMany(static s => s.TagObjects), static tag => Assert.DoesNotContain("4111", tag.Value?.ToString() ?? "", StringComparison.Ordinal));
        Assert.NotEmpty(log.Lines);
        Assert.All(log.Lines, static line => Assert.DoesNotContain("4111", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Call_SensitiveValueAsJsonInTheProvidersError_IsInNoMessageAndNoStatus()
    {
        var failing = ScriptedReply.Fail(new InvalidOperationException("""The card 4111-1111 of {"number":"4111-1111","limit":12.5} is not valid."""));
        var thrown = await Assert.ThrowsAsync<LlmException>(() => Desk(true, failing).ChargeJsonAsync("Ada", s_card));

        Assert.Equal("The card [sensitive] of [sensitive] is not valid.", _spans.Chat.StatusDescription);
        Assert.DoesNotContain("4111", thrown.Message, StringComparison.Ordinal);
        Assert.All(thrown.Attempts, static attempt => Assert.DoesNotContain("4111", attempt.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Call_SensitiveValueInTheProvidersError_IsHiddenInTheStatus()
    {
        var failing = ScriptedReply.Fail(new InvalidOperationException("The card 4111-1111 is not valid."));
        await Assert.ThrowsAsync<LlmException>(() => Desk(true, failing).ChargeAsync("Ada", s_card));

        Assert.Equal("The card [sensitive] is not valid.", _spans.Chat.StatusDescription);
    }

    [Fact]
    public async Task Call_NotCaptured_StatusHasNoDescription()
    {
        await Assert.ThrowsAsync<LlmException>(() => Desk(false, ScriptedReply.Fail(new InvalidOperationException("echo"))).ChargeAsync("Ada", s_card));

        Assert.Equal((ActivityStatusCode.Error, null), (_spans.Chat.Status, _spans.Chat.StatusDescription));
        Assert.All(_spans.Spans, static s => Assert.Null(s.StatusDescription));
    }

    [Fact]
    public async Task Stream_Captured_HasTheWholeAnswerAndNoSensitiveAttachment()
    {
        var scan = new DataContent(new byte[] { 1, 2, 3 }, "image/png");
        await foreach (var _ in Desk(true, ScriptedReply.SayInChunks("one ", "two")).ReadAsync("Ada Lovelace", scan))
        {
        }

        Assert.Equal("""[{"role":"system","parts":[{"type":"text","content":"You are terse."}]},{"role":"user","parts":[{"type":"text","content":"Read [sensitive]."}]}]""", _spans.Of("gen_ai.input.messages"));
        Assert.Equal("""[{"role":"assistant","parts":[{"type":"text","content":"one two"}],"finish_reason":"stop"}]""", _spans.Of("gen_ai.output.messages"));
    }

    [Fact]
    public async Task Call_Never_WinsOverTheOptions()
    {
        await Desk(true).NeverAsync("Ada");

        Assert.Null(_spans.Of("gen_ai.input.messages"));
    }

    [Fact]
    public async Task Call_Always_WinsOverTheOptions()
    {
        await Desk(false).AlwaysAsync("Ada");

        Assert.NotNull(_spans.Of("gen_ai.input.messages"));
    }

    [Fact]
    public async Task Call_RedactorAndLength_ApplyInThisOrder()
    {
        var desk = Desk(true, ScriptedReply.Say("ada@example.com writes a long letter"), static b =>
        {
            b.Telemetry.ContentRedactor = SecretRedactor.Redact;
            b.Telemetry.MaxContentLength = 14;
        });
        await desk.AlwaysAsync("Ada");

        Assert.Contains("\"content\":\"[email] writes…\"", _spans.Of("gen_ai.output.messages"), StringComparison.Ordinal);
        Assert.Contains("\"content\":\"You are terse.\"", _spans.Of("gen_ai.input.messages"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_RedactorThrows_CallLivesAndTextsStayOut()
    {
        var desk = Desk(true, ScriptedReply.Say("the answer"), static b => b.Telemetry.ContentRedactor = static _ => throw new InvalidOperationException());

        Assert.Equal("the answer", await desk.AlwaysAsync("Ada"));

        Assert.Contains("[not shown]", _spans.Of("gen_ai.output.messages"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", _spans.Of("gen_ai.input.messages"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_InstructionsToolsAndHistoryOfTools_HaveTheirForms()
    {
        [Description("Adds.")]
        static int Add(int a, int b) => a + b;
        var options = new ChatOptions { Instructions = "Be brief.", Tools = [AIFunctionFactory.Create(Add, "add")] };
        await Desk(null).AlwaysAsync("Ada", options);

        Assert.Equal("""[{"type":"text","content":"Be brief."}]""", _spans.Of("gen_ai.system_instructions"));
        Assert.StartsWith("""[{"type":"function","name":"add","description":"Adds.","parameters":{""", _spans.Of("gen_ai.tool.definitions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Observer_SensitiveValue_IsNotShown()
    {
        var log = new StringWriter();
        var desk = Desk(false, ScriptedReply.Say("Charged 4111-1111."), b => b.AddObserver(new AuditLog(log, new() { IncludeContent = true })));

        await desk.ChargeAsync("Ada", s_card);

        Assert.Contains("Charge [sensitive] for Ada", log.ToString(), StringComparison.Ordinal);
        Assert.Contains("Charged [sensitive].", log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("4111", log.ToString(), StringComparison.Ordinal);
    }
}

using System.Text.Json;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Tracing;

/// <summary>The forms of the parts of messages, and what switches capture on.</summary>
public class ContentJsonTests
{
    private static string Written(params AIContent[] contents) => MessageJson.OfMessages(static text => text, [new(ChatRole.User, contents)]);

    public static TheoryData<AIContent, string> Parts => new()
    {
        { new TextContent("x \"é\""), """{"type":"text","content":"x \"é\""}""" },
        { new TextReasoningContent("hm"), """{"type":"reasoning","content":"hm"}""" },
        { new FunctionCallContent("c1", "add", new Dictionary<string, object?> { ["a"] = 1, ["b"] = 2.5, ["c"] = true, ["d"] = null, ["e"] = "x" }), """{"type":"tool_call","id":"c1","name":"add","arguments":{"a":1,"b":2.5,"c":true,"d":null,"e":"x"}}""" },
        { new FunctionCallContent("c2", "now"), """{"type":"tool_call","id":"c2","name":"now","arguments":{}}""" },
        { new FunctionCallContent("c3", "put", new Dictionary<string, object?> { ["s"] = JsonSerializer.SerializeToElement("t"), ["n"] = JsonSerializer.SerializeToElement(3) }), """{"type":"tool_call","id":"c3","name":"put","arguments":{"s":"t","n":3}}""" },
        { new FunctionResultContent("c1", 3.5m), """{"type":"tool_call_response","id":"c1","response":"3.5"}""" },
        { new DataContent(new byte[] { 1, 2, 3 }, "image/png"), """{"type":"blob","mime_type":"image/png","modality":"image","content":"AQID"}""" },
        { new UriContent("https://example.com/a.wav", "audio/wav"), """{"type":"uri","mime_type":"audio/wav","modality":"audio","uri":"https://example.com/a.wav"}""" },
        { new HostedFileContent("f1"), """{"type":"file","file_id":"f1"}""" },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void OfMessages_Part_HasItsForm(AIContent content, string form) => Assert.Equal($$"""[{"role":"user","parts":[{{form}}]}]""", Written(content));

    [Fact]
    public void OfMessages_UsageAndUnknownParts_AreLeftOut() => Assert.Equal("""[{"role":"user","parts":[]}]""", Written(new UsageContent(new()), new AIContent()));

    [Fact]
    public void OfMessages_EveryText_IsCleaned()
    {
        var written = MessageJson.OfMessages(static _ => "*",
        [
            new(ChatRole.Assistant, [new TextContent("a"), new TextReasoningContent("b"), new FunctionCallContent("c", "f", new Dictionary<string, object?> { ["x"] = "d", ["y"] = JsonSerializer.SerializeToElement(new[] { "e" }) })]) { AuthorName = "Ada" },
            new(ChatRole.Tool, [new FunctionResultContent("c", "g")]),
        ]);

        Assert.Equal(
            """[{"role":"assistant","name":"*","parts":[{"type":"text","content":"*"},{"type":"reasoning","content":"*"},{"type":"tool_call","id":"c","name":"f","arguments":{"x":"*","y":"*"}}]},{"role":"tool","parts":[{"type":"tool_call_response","id":"c","response":"*"}]}]""",
            written);
    }

    [Theory]
    [InlineData("stop", "stop")]
    [InlineData("length", "length")]
    [InlineData("tool_calls", "tool_call")]
    [InlineData("content_filter", "content_filter")]
    public void OfAnswer_FinishReason_IsThatOfTheConventions(string reason, string written) =>
        Assert.Equal($$"""[{"role":"assistant","parts":[],"finish_reason":"{{written}}"}]""", MessageJson.OfAnswer(static text => text, new(new ChatMessage(ChatRole.Assistant, [])) { FinishReason = new(reason) }));

    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("span_only", true)]
    [InlineData("SPAN_AND_EVENT", true)]
    [InlineData("event_only", false)]
    [InlineData("no_content", false)]
    [InlineData("1", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsOn_Variable_IsReadAsTheConventionsSay(string? value, bool isOn) => Assert.Equal(isOn, RuntimeTelemetry.IsOn(value));

    [Theory]
    [InlineData(ContentCapture.Inherit, true, true)]
    [InlineData(ContentCapture.Inherit, false, false)]
    [InlineData(ContentCapture.Never, true, false)]
    [InlineData(ContentCapture.Always, false, true)]
    public void Captures_AttributeThenOptions_InThisOrder(ContentCapture declared, bool option, bool captures) =>
        Assert.Equal(captures, new RuntimeTelemetry(new() { CaptureContent = option }, Instruments.Shared, new ListLogger()).Captures(declared));

    [Fact]
    public void Build_LengthBelowOne_IsRefused()
    {
        var builder = LlmRuntime.CreateBuilder().UseDefault(new ScriptedChatClient("x"));
        builder.Telemetry.MaxContentLength = 0;

        Assert.StartsWith("'LlmTelemetryOptions.MaxContentLength' must be at least 1 character", Assert.Throws<ArgumentOutOfRangeException>(builder.Build).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_UnknownFormat_IsRefused()
    {
        var builder = LlmRuntime.CreateBuilder();
        builder.Telemetry.CostFormats = (CostTelemetryFormats)64;

        Assert.Contains("is 64, which names no format", Assert.Throws<ArgumentOutOfRangeException>(builder.Build).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hide_ValuesWithoutAName_HidesAll() => Assert.Equal("[sensitive]", ShownPrompt.Hide(Prompt.Shown([], [], "card", null), "Anything"));

    [Fact]
    public void Hide_ShortValues_AreNotLookedFor()
    {
        var prompt = Prompt.Shown([], [], "e", "card 12");

        Assert.Equal("The [sensitive] is here", ShownPrompt.Hide(prompt, "The Card 12 is here"));
    }
}

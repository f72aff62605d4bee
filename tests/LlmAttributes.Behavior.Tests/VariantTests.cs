using System.Diagnostics;
using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests;

public class VariantTests
{
    private readonly ScriptedChatClient _client = new("ok");

    private LlmRuntime Runtime() => LlmRuntime.CreateBuilder().UseDefault(_client).UseSeed(7).UsePerformanceTracer().Build();

    [Fact]
    public async Task Call_OfOneKey_AlwaysGetsOneVariant()
    {
        await using var runtime = Runtime();
        var first = new Dictionary<string, string?>();
        for (var i = 0; i < 300; i++)
        {
            var user = $"user {i % 100}";
            var prompt = (await IVariants.Create(runtime).SumAsync("x", user)).Prompt!;

            Assert.Equal(first.GetValueOrDefault(user, prompt.Variant), prompt.Variant);
            first[user] = prompt.Variant;
        }

        Assert.InRange(first.Values.Count(v => v is null), 35, 65);
        Assert.InRange(first.Values.Count(v => v == "b"), 18, 42);
        Assert.InRange(first.Values.Count(v => v == "in a file"), 9, 33);
    }

    [Fact]
    public async Task Call_OfAVariant_SendsItsMessagesAndNamesIt()
    {
        await using var runtime = Runtime();
        var spans = new List<Activity>();
        using var listener = new ActivityListener { ShouldListenTo = s => s.Name == "LlmAttributes", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData, ActivityStopped = spans.Add };
        ActivitySource.AddActivityListener(listener);
        var seen = new Dictionary<string, (string Sent, string System, string Fingerprint)>();
        for (var i = 0; i < 100; i++)
        {
            var result = await IVariants.Create(runtime).SumAsync("x", $"user {i}");
            seen[result.Prompt!.Variant ?? ""] = (_client.Requests[^1].UserText, _client.Requests[^1].Messages[0].Text, result.Prompt.Fingerprint);
            Assert.Equal(("sum", "2"), (result.Prompt.Name, result.Prompt.Version));
        }

        Assert.Equal(("Sum up: x", "You are terse."), (seen[""].Sent, seen[""].System));
        Assert.Equal(("Shorten: x", "You are terse."), (seen["b"].Sent, seen["b"].System));
        Assert.Equal(("Explain: x", "You are long-winded."), (seen["in a file"].Sent, seen["in a file"].System));
        Assert.Equal(3, seen.Values.Select(v => v.Fingerprint).Distinct().Count());
        Assert.Equal(["b", "in a file"], spans.Select(s => s.GetTagItem("llmattributes.prompt.variant")).OfType<string>().Distinct().Order());
        Assert.Equal(seen["b"].Fingerprint, spans.First(s => (string?)s.GetTagItem("llmattributes.prompt.variant") == "b").GetTagItem("llmattributes.prompt.fingerprint"));
        Assert.Equal(
            ["IVariants.SumAsync", "IVariants.SumAsync [b]", "IVariants.SumAsync [in a file]"], runtime.Tracer.GetReport().Operations.Select(o => o.Operation));
    }

    [Fact]
    public async Task Stream_OfAVariant_IsFencedAndTakesOptions()
    {
        await using var runtime = Runtime();

        await foreach (var _ in IVariants.Create(runtime).TellAsync("x", new() { StickyKey = "k" }))
        {
        }

        Assert.Matches("^Say <untrusted-[0-9A-F]{16}>x</untrusted-[0-9A-F]{16}>\\.$", _client.Requests[^1].UserText);
    }

    [Fact]
    public void Result_Reasoning_IsKeptApart()
    {
        var message = new ChatMessage(ChatRole.Assistant, [new TextReasoningContent("Hm. "), new TextReasoningContent("Aha."), new TextContent("answer")]);
        var result = new LlmResult<string> { Value = "", Model = "", Response = new(message), Attempts = [], Duration = default };

        Assert.Equal(("Hm. Aha.", "answer"), (result.Reasoning, result.Response.Text));
    }
}

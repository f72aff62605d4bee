using System.Text.Json;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Tracing;

public sealed class AuditLogTests : IDisposable
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a" };

    private readonly StringWriter _writer = new();

    private CallHarness Harness(AuditLogOptions? options = null) => new CallHarness().Configure(b => b.AddObserver(new AuditLog(_writer, options)));

    public void Dispose() => _writer.Dispose();

    private JsonElement Line() => JsonDocument.Parse(Assert.Single(_writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;

    [Fact]
    public async Task Write_Default_HoldsFactsAndNoText()
    {
        var harness = Harness().Model("a", Priced.At(1, 1), Failures.Status(500)).Model("b", Priced.At(1, 1), ScriptedReply.Say("the secret answer", 10, 5));

        await harness.AskAsync(s_plan with { Fallback = [new(["b"])] });

        var line = Line();
        Assert.Equal((1, "IDesk", "AskAsync", "succeeded", "b"), (line.GetProperty("version").GetInt32(), line.GetProperty("contract").GetString(), line.GetProperty("call").GetString(), line.GetProperty("outcome").GetString(), line.GetProperty("model").GetString()));
        Assert.Equal((10, 5, 0.000015m), (line.GetProperty("inputTokens").GetInt64(), line.GetProperty("outputTokens").GetInt64(), line.GetProperty("costUsd").GetDecimal()));
        Assert.Equal(["server_error", null], line.GetProperty("attempts").EnumerateArray().Select(a => a.GetProperty("error").GetString()));
        Assert.Equal(("fallback", "b"), (line.GetProperty("decisions")[0].GetProperty("kind").GetString(), line.GetProperty("decisions")[0].GetProperty("model").GetString()));
        Assert.DoesNotContain("secret", _writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_Failure_HasItsKindAndAnUnknownCostIsNull()
    {
        var harness = Harness().Model("a", new ScriptedReply { Text = "x", BeforeAnswer = Pause.ForSeconds(60) });

        await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(s_plan with { Timeout = new() { AttemptSeconds = 1 } })));

        Assert.Equal(("failed", "timeout", JsonValueKind.Null), (Line().GetProperty("outcome").GetString(), Line().GetProperty("error").GetString(), Line().GetProperty("costUsd").ValueKind));
        Assert.InRange(Line().GetProperty("durationMs").GetDouble(), 1_000, 2_000);
    }

    [Fact]
    public async Task Write_Cancelled_SaysSo()
    {
        var harness = Harness().Model("a", new ScriptedReply { Text = "x", BeforeAnswer = Pause.ForSeconds(60) });
        using var cancel = new CancellationTokenSource();
        var running = harness.AskAsync(s_plan, null, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Equal(("cancelled", null), (Line().GetProperty("outcome").GetString(), Line().GetProperty("error").GetString()));
    }

    [Fact]
    public async Task Write_WithContent_IsRedactedThenShortened()
    {
        var harness = Harness(new() { IncludeContent = true, MaxContentLength = 20 }).Model("a", ScriptedReply.Say("Write to ada@example.com, she will know what to do"));

        await harness.Bind(s_plan).AskAsync([new(ChatRole.System, "Be\nbrief."), new(ChatRole.User, "key sk-abcdefghijklmnopqrstuvwxyz")], null, null, default);

        var line = Line();
        Assert.Equal(["system", "user"], line.GetProperty("prompt").EnumerateArray().Select(m => m.GetProperty("role").GetString()));
        Assert.Equal(["Be\nbrief.", "key [key]"], line.GetProperty("prompt").EnumerateArray().Select(m => m.GetProperty("text").GetString()));
        Assert.Equal("Write to [email], sh…", line.GetProperty("answer").GetString());
    }

    [Fact]
    public async Task Write_StreamWithContent_HasWhatWasRead()
    {
        var harness = Harness(new() { IncludeContent = true, Redactor = static text => text.Replace("two", "2", StringComparison.Ordinal) }).Model("a", ScriptedReply.Say("one two three"));

        await foreach (var _ in harness.BindStream(s_plan).Texts(CallHarness.Messages, null, null, default))
        {
        }

        Assert.Equal("one 2 three", Line().GetProperty("answer").GetString());
    }

    [Fact]
    public void Create_OptionsOutOfRange_Throws()
    {
        Assert.Contains("MaxContentLength", Assert.Throws<ArgumentOutOfRangeException>(() => new AuditLog(_writer, new() { MaxContentLength = 0 })).Message, StringComparison.Ordinal);
        Assert.Contains("Redactor", Assert.Throws<ArgumentException>(() => new AuditLog(_writer, new() { Redactor = null! })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail ada.lovelace+x@sub.example.co.uk now", "mail [email] now")]
    [InlineData("mail ada@localhost now", "mail ada@localhost now")]
    [InlineData("sk-proj-abcdefghijklmnop", "[key]")]
    [InlineData("Authorization: Bearer abc.def-ghi", "Authorization: Bearer [key]")]
    [InlineData("ghp_abcdefghijklmnopqrst and AKIAIOSFODNN7EXAMPLE", "[key] and [key]")]
    [InlineData("pay 4111 1111 1111 1111 today", "pay [card] today")]
    [InlineData("order 4111 1111 1111 1112 today", "order 4111 1111 1111 1112 today")]
    [InlineData("1234567890123456789012345", "1234567890123456789012345")]
    [InlineData("risk-averse people ask-me-anything", "risk-averse people ask-me-anything")]
    [InlineData("", "")]
    public void Redact_Text_ReplacesWhatHasTheFormOfASecret(string text, string expected) => Assert.Equal(expected, SecretRedactor.Redact(text));

    [Theory]
    [InlineData("eyJabcdefgh-")]
    [InlineData("sk-")]
    [InlineData("a@a-a.")]
    [InlineData("4 4-")]
    [InlineData("bearer ")]
    public void Redact_RowOfBeginnings_IsDoneWithinItsTimeLimit(string beginning) =>
        Assert.NotEmpty(SecretRedactor.Redact(string.Concat(Enumerable.Repeat(beginning, 100_000 / beginning.Length))));
}

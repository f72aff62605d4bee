using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace LlmAttributes.Behavior.Tests;

public sealed class ReloadTests : IDisposable
{
    private static readonly LineOrder s_order = new(7, 1234.5m, new(2026, 3, 4), [new("ink", 2, ["red", "new"]), new("pen", 30, [])]);

    private readonly string _folder = Directory.CreateTempSubdirectory("prompts").FullName;
    private readonly ScriptedChatClient _client = new(static _ => ScriptedReply.Say("true"));
    private readonly MessageLog _log = new(LogLevel.Warning);
    private readonly LlmRuntime _runtime;

    public ReloadTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "Prompts"));
        foreach (var file in Directory.GetFiles(BuiltFolder))
            File.Copy(file, Path.Combine(_folder, "Prompts", Path.GetFileName(file)));
        _runtime = Builder().ReloadPromptFiles(_folder).Build();
        Desk = IReloaded.Create(_runtime);
    }

    private static string BuiltFolder => Path.Combine(AppContext.BaseDirectory, "Built");

    private IReloaded Desk { get; }

    public void Dispose()
    {
        _runtime.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private LlmRuntimeBuilder Builder() => LlmRuntime.CreateBuilder().UseDefault(_client, new() { InputUsdPerMillionTokens = 0, OutputUsdPerMillionTokens = 0 }).UseLogger(_log).UseRandomBytes(static count => new byte[count]);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, "Prompts", file + ".prompt.md"), text);

    private static string Built(string file) => File.ReadAllText(Path.Combine(BuiltFolder, file + ".prompt.md"));

    private string Sent() => string.Join('|', _client.Requests[^1].Messages.Select(static m => $"{m.Role}:{m.Text}"));

    private async Task<(string Sent, PromptIdentity Prompt)> PlainAsync(LineOrder? order = null, string[]? notes = null)
    {
        var result = await Desk.PlainAsync("Ada", notes ?? ["a", "b\nc"], "<b>{name}</b>", order ?? s_order, true);
        return (Sent(), result.Prompt!);
    }

    [Fact]
    public async Task Call_FileAsBuilt_IsTheBuiltPrompt()
    {
        Write("plain", Built("plain").Replace("\n", "\r\n", StringComparison.Ordinal));
        var (sent, prompt) = await PlainAsync();
        await using var other = Builder().Build();
        var built = (await IReloaded.Create(other).PlainAsync("Ada", ["a", "b\nc"], "<b>{name}</b>", s_order, true)).Prompt!;

        Assert.Equal((Sent(), built.Fingerprint, "2"), (sent, prompt.Fingerprint, prompt.Version));
    }

    [Fact]
    public async Task Call_ChangedFile_HoldsFromThatCallOnUntilItIsAsBuilt()
    {
        var first = await PlainAsync();
        Write("plain", "Hi {name}, {order.Total:F1}\n");
        var second = await PlainAsync();
        Write("plain", "Ho {name}");
        var third = await PlainAsync();
        Write("plain", Built("plain"));
        var fourth = await PlainAsync();

        Assert.Equal(("user:Hi Ada, 1234.5", "user:Ho Ada"), (second.Sent, third.Sent));
        Assert.Equal(first, fourth);
        Assert.Equal(3, new[] { first, second, third }.Select(static one => one.Prompt.Fingerprint).Distinct().Count());
        Assert.Equal($"2+{second.Prompt.Fingerprint[..8]}", second.Prompt.Version);
        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Call_TextOfAnotherFile_RendersAsTheBuildRendersIt(bool hasNotes, bool isDue)
    {
        var order = isDue ? s_order : s_order with { Due = null, Lines = [] };
        string[] notes = hasNotes ? ["a", "b\nc"] : [];
        await Desk.RichAsync("Ada", notes, "<b>{name}</b>", order, true);
        var built = Sent();
        Write("plain", Built("rich"));

        Assert.Equal(built, (await PlainAsync(order, notes)).Sent);
        Assert.Contains(hasNotes ? "- a" : "None.", built, StringComparison.Ordinal);
        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData("{name}\n and {nobody}", "(2,6): 'nobody' is no value of the call that was built; name one that is, or build again")]
    [InlineData("{order.Nothing}", "(1,1): 'order.Nothing' is no value of the call that was built; name one that is, or build again")]
    [InlineData("{#if isOpen}\nx", "(1,1): '{#if isOpen}' is not closed; add '{/if}'")]
    [InlineData("x\n{/each}", "(2,1): '{/each}' closes nothing; remove it or write '{{/each}}' for the text itself")]
    [InlineData("{#each order.Lines as line}{#if line.Count}x{/if}{/each}", "(1,28): '{#if line.Count}' tests what is no condition; test a bool, a sequence, a text or what may be missing")]
    [InlineData("{#each name}x{/each}", "(1,1): '{#each name}' goes through what is no sequence of one type; name a list or an array")]
    [InlineData("{name:bullets}", "(1,1): '{name:bullets}' lists what is no sequence of one type; remove the format or name a list")]
    [InlineData("{>nothing}", "(1,1): '{>nothing}' includes what is no fragment of the call that was built; name one that is, or build again")]
    [InlineData("{#if}x", "(1,1): '{#if}' is neither '{#if path}' nor '{#each path as name}'; mend it or write '{{#if}}' for the text itself")]
    [InlineData("a {#user}", "(1,3): '{#user}' shares its line; give it a line of its own")]
    [InlineData("a\n{#system}\nb", "(2,1): '{#system}' stands behind other messages; move it to the top")]
    [InlineData("{#if isOpen}\n{#user}\n{/if}", "(2,1): '{#user}' stands inside a block or a fragment; move it out")]
    [InlineData(" ", "(1,1): the prompt is empty; write one")]
    public async Task Call_FaultyFile_IsLoggedOnceAndTheLastRightTextHolds(string text, string fault)
    {
        Write("plain", "Hi {name}");
        await PlainAsync();
        Write("plain", text);
        await PlainAsync();
        var (sent, _) = await PlainAsync();
        Write("plain", "Ho {name}");

        Assert.Equal("user:Hi Ada", sent);
        Assert.Equal([$"Prompts/plain.prompt.md{fault}; IReloaded.PlainAsync keeps the last prompt that was right"], _log.Lines);
        Assert.Equal("user:Ho Ada", (await PlainAsync()).Sent);
    }

    [Fact]
    public async Task Call_FaultyFragment_IsLocatedInItsFile()
    {
        Write("salutation", "Dear\n{nobody}");
        await Desk.RichAsync("Ada", [], "m", s_order, true);

        Assert.Contains("user:Dear Ada,", Sent(), StringComparison.Ordinal);
        Assert.StartsWith("Prompts/salutation.prompt.md(2,1): 'nobody'", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithoutItsFile_KeepsTheBuiltTextAndSaysSoOnce()
    {
        File.Delete(Path.Combine(_folder, "Prompts", "plain.prompt.md"));
        await PlainAsync();

        Assert.Contains("user:Ada: a, b", (await PlainAsync()).Sent, StringComparison.Ordinal);
        Assert.StartsWith("Prompt file Prompts/plain.prompt.md of IReloaded.PlainAsync is not looked at: it is not in ", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_OfARuntimeThatWasNotAsked_ReadsNoFile()
    {
        Write("plain", "Hi {name}");
        await using var runtime = Builder().Build();
        await IReloaded.Create(runtime).PlainAsync("Ada", [], "m", s_order, true);

        Assert.Contains("user:Ada: ", Sent(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_ChangedFile_KeepsExamplesHistoryAndAttachment()
    {
        Write("salutation", "{#user}\nOne {name}\n{#assistant}\nTwo\n{#user}\nThree");
        await foreach (var _ in Desk.StreamAsync("Ada", [new(ChatRole.User, "before")], new DataContent(new byte[] { 1 }, "image/png")))
        {
        }

        Assert.Equal("system:Be brief.|user:in|assistant:out|user:before|user:One Ada|assistant:Two|user:Three", Sent());
        Assert.IsType<DataContent>(_client.Requests[^1].Messages[^1].Contents[^1]);
    }

    [Fact]
    public async Task Variant_ChangedFile_IsSentAndTheConversationStandsBehindItsSystemMessage()
    {
        await Desk.VaryAsync("Ada", "c");
        Write("salutation", "{#system}\nBe kind.\n{#user}\nHo {name}");
        await Desk.VaryAsync("Bob", "c");

        var built = "Answer with exactly 'true' or 'false' and nothing else.";
        Assert.Equal($"system:Be kind.\n\n{built}|user:Dear Ada,|assistant:true|user:Ho Bob", Sent());
    }

    [Fact]
    public async Task Call_SensitiveValueOfAChangedFile_IsShownToTheModelAlone()
    {
        using var spans = new SpanList();
        Write("salutation", "Pin {name}{#if name}!{/if}");
        await Desk.SecretAsync("4711-0815");

        Assert.Equal("user:Pin 4711-0815!", Sent());
        Assert.Contains("Pin [sensitive][sensitive]", spans.Of("gen_ai.input.messages"), StringComparison.Ordinal);
        Assert.All(spans.Spans.SelectMany(static s => s.TagObjects), static tag => Assert.DoesNotContain("4711", tag.Value?.ToString() ?? "", StringComparison.Ordinal));
    }
}

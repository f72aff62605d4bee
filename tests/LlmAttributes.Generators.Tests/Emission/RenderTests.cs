using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Generators.Tests;

/// <summary>What rendering yields when it runs.</summary>
public sealed class RenderTests
{
    public static TheoryData<string> AnyString => new(
        "quotes \" and \"\"\" and \"\"\"\"\"",
        "back \\ slash \\n \\u0041",
        "line\u2028separator\u2029next\u0085line\u000bvertical\u000cfeed\0null",
        "braces { } {{ }} { name } {0} {\"json\": [1, {\"a\": {}}]} }{",
        "lone \ud83d high and \ude00 low and pair \U0001F600",
        "bidi \u202e\u2066 zero\u200bwidth \ufeff bom",
        "*/ // #if false\n#endregion /* $\" @\" $$\"\"\"",
        "tab\tand non\u00a0breaking",
        "a\nb\n\n\nc\n",
        "\n");

    [Theory]
    [MemberData(nameof(AnyString))]
    public void Render_AnyString_IsTheTextItself(string text)
    {
        var literal = SymbolDisplay.FormatLiteral(text, quote: true);
        var output = Sources.Run($$"""
            namespace Shop;
            [LlmClient]
            [SystemPrompt("s" + {{literal}})]
            [Model({{literal}})]
            public partial interface IDesk
            {
                [Prompt("p" + {{literal}}, Name = {{literal}})]
                [Example({{literal}}, {{literal}})]
                Task<string> PlainAsync();
                [Prompt("p" + {{literal}} + "|{x}|" + {{literal}})] Task<string> HoleAsync(string x);
            }
            """);
        var loaded = Loaded.From(output);

        Assert.Equal(["s" + text, text, text, "p" + text], loaded.Render("Shop.IDesk", "RenderPlain").Select(static m => m.Text));
        Assert.Equal(["s" + text, "p" + text + "|{x}" + text + "|" + text], loaded.Render("Shop.IDesk", "RenderHole", "{x}" + text).Select(static m => m.Text));
    }

    [Fact]
    public void Render_HugePrompt_IsTheTextItself()
    {
        var line = new string('x', 100);
        var text = string.Join("\n", Enumerable.Repeat(line, 1000));
        var output = Sources.Run($$"""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("{{text.Replace("\n", "\\n", StringComparison.Ordinal)}}")] Task<string> PlainAsync();
                [Prompt("{x}{{text.Replace("\n", "\\n", StringComparison.Ordinal)}}{x}")] Task<string> HoleAsync(string x);
            }
            """);
        var loaded = Loaded.From(output);

        Assert.Equal(text, loaded.Render("Shop.IDesk", "RenderPlain")[0].Text);
        Assert.Equal("1" + text + "1", loaded.Render("Shop.IDesk", "RenderHole", "1")[0].Text);
    }

    [Fact]
    public void Render_PathsAndFormats_AreInvariantAndSurviveNull()
    {
        var output = Sources.Run("""
            namespace Shop;
            public class Address { public string? City { get; set; } }
            public class Order { public decimal Total { get; set; } = 1234.5m; public Address? Address { get; set; } public DateTime? Paid { get; set; } public (int A, Address? B) Pair; }
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("{order.Total:F2}|{order.Total:#,##0.00}|{order.Address.City}|{order.Paid:yyyy-MM-dd}|{order.Paid.Value.Year}|{order.Paid.HasValue}|{span:hh\\:mm}|{order.Pair.B.City}|{order.Pair.A:D3}")]
                Task<string> AskAsync(Order? order, TimeSpan span);
            }
            """);
        var loaded = Loaded.From(output);
        var order = Activator.CreateInstance(loaded["Shop.Order"])!;
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new("de-DE");
        try
        {
            Assert.Equal("1234.50|1,234.50|||||02:05||000", loaded.Render("Shop.IDesk", "RenderAsk", order, new TimeSpan(2, 5, 0))[0].Text.Replace("False", "", StringComparison.Ordinal));
            Assert.Equal("||||||00:00||", loaded.Render("Shop.IDesk", "RenderAsk", null, TimeSpan.Zero)[0].Text.Replace("False", "", StringComparison.Ordinal));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Render_Messages_StandInOrder()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            [SystemPrompt("You triage. {{literal}}")]
            public partial interface IDesk
            {
                [Prompt("Classify {body}")]
                [Example("late", "Monday")]
                [Example("early", "Friday")]
                Task<DayOfWeek> AskAsync(string body, IEnumerable<ChatMessage>? history, AIContent? image);
            }
            """);
        var messages = Loaded.From(output).Render("Shop.IDesk", "RenderAsk", "this", new[] { new ChatMessage(ChatRole.Assistant, "before") }, new TextContent("attached"));

        Assert.Equal(
            [ChatRole.System, ChatRole.User, ChatRole.Assistant, ChatRole.User, ChatRole.Assistant, ChatRole.Assistant, ChatRole.User],
            messages.Select(static m => m.Role));
        Assert.Equal(
            "You triage. {literal}\n\nAnswer with exactly one of these words and nothing else: Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday.",
            messages[0].Text);
        Assert.Equal("before", messages[5].Text);
        Assert.Equal(2, messages[6].Contents.Count);
    }

    [Fact]
    public void Render_HistoryIsNull_HasNoHistory()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk { [Prompt("Go on")] Task<string> AskAsync(List<ChatMessage>? history, AIContent[]? images); }
            """);

        Assert.Equal("Go on", Assert.Single(Loaded.From(output).Render("Shop.IDesk", "RenderAsk", null, null)).Text);
    }

    [Fact]
    public void Render_SystemPromptOfMethod_TakesPlaceholders()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient, SystemPrompt("shared")]
            public partial interface IDesk { [SystemPrompt("Speak {language}."), Prompt("Hi {name}")] Task<bool> AskAsync(string language, string name); }
            """);

        Assert.Equal(
            ["Speak French.\n\nAnswer with exactly 'true' or 'false' and nothing else.", "Hi Ann"],
            Loaded.From(output).Render("Shop.IDesk", "RenderAsk", "French", "Ann").Select(static m => m.Text));
    }

    [Fact]
    public void Render_ParamsAndLists_AreJoined()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk { [Prompt("Of {names}: {numbers}")] Task<string> AskAsync(IReadOnlyList<int> numbers, params string[] names); }
            """);

        Assert.Equal("Of a, b: 1, 2", Loaded.From(output).Render("Shop.IDesk", "RenderAsk", (int[])[1, 2], (string[])["a", "b"])[0].Text);
    }

    [Fact]
    public void Estimate_NamesOfTheUsers_StayFree()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                static int EstimateAsk() => 1;
                [Prompt("{client} {client_}")] Task<string> AskAsync(string client, string client_);
                [Prompt("{RenderSort}")] IAsyncEnumerable<string> Sort(string RenderSort);
            }
            """);

        Assert.Contains("EstimateAsk2(global::Shop.IDesk client__, string client, string client_)", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
        Assert.Contains("Own<Client>(client)._sort.Estimate(global::Shop.IDesk.RenderSort(RenderSort))", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }
}

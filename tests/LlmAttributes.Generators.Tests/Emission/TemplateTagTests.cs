namespace LlmAttributes.Generators.Tests;

/// <summary>Conditions, loops, lists, fragments and turns of templates, when they run.</summary>
public sealed class TemplateTagTests
{
    private const string Types = """
        namespace Shop;
        public class Line { public string Name { get; set; } = ""; public decimal? Price { get; set; } public string[] Notes { get; set; } = []; public bool IsGift; }
        public class Order { public bool IsPaid { get; set; } public bool? IsSent { get; set; } public string? Note { get; set; } public List<Line>? Lines { get; set; } public Order? Parent { get; set; } public int Count; }

        """;

    private static string[] Render(string template, string parameters, params object?[] arguments) => RenderAll(template, parameters, arguments).Select(static m => m.Split(':', 2)[1]).ToArray();

    private static string[] RenderAll(string template, string parameters, params object?[] arguments)
    {
        var constant = Loaded.From(Sources.Run(Types + $$""""
            [LlmClient]
            [PromptFragment("bye", "Bye,\n{name}")]
            [PromptFragment("ps", "{#if ps}\nPS {ps}\n{/if}")]
            [PromptFragment("both", "{>bye}\n{>ps}")]
            public partial interface IDesk
            {
                [Prompt("""
            {{template}}
            """)]
                Task<string> AskAsync({{parameters}});
            }
            """"));
        var fromFile = Loaded.From(GeneratorHarness.Run(
            GeneratorHarness.Compile(Sources.Usings + Types + $$"""
            [LlmClient]
            [PromptFragment("bye", "Bye,\n{name}")]
            [PromptFragment("ps", File = "ps.md")]
            [PromptFragment("both", "{>bye}\n{>ps}")]
            public partial interface IDesk
            {
                [Prompt(File = "a.md")]
                Task<string> AskAsync({{parameters}});
            }
            """),
            [new TextFile("/a.md", template + "\n"), new TextFile("/ps.md", "{#if ps}\nPS {ps}\n{/if}\n")],
            new BuildProperties(("ProjectDir", "/"))));

        var messages = constant.Render("Shop.IDesk", "RenderAsk", arguments).Select(static m => $"{m.Role}:{m.Text}").ToArray();
        if (!parameters.Contains("Order", StringComparison.Ordinal))
            Assert.Equal(messages, fromFile.Render("Shop.IDesk", "RenderAsk", arguments).Select(static m => $"{m.Role}:{m.Text}"));
        return messages;
    }

    [Theory]
    [InlineData("bool x", true, "yes")]
    [InlineData("bool x", false, "no")]
    [InlineData("bool? x", null, "no")]
    [InlineData("bool? x", true, "yes")]
    [InlineData("int? x", 0, "yes")]
    [InlineData("int? x", null, "no")]
    [InlineData("string? x", "a", "yes")]
    [InlineData("string? x", "", "no")]
    [InlineData("string? x", null, "no")]
    [InlineData("int[]? x", new[] { 1 }, "yes")]
    [InlineData("int[]? x", new int[0], "no")]
    [InlineData("IEnumerable<int>? x", null, "no")]
    [InlineData("object? x", null, "no")]
    public void Condition_OfAnyKind_ChoosesItsBranch(string parameter, object? value, string expected) =>
        Assert.Equal(expected, Render("{#if x}yes{:else}no{/if}", parameter, value)[0]);

    [Fact]
    public void Condition_OnLinesOfItsOwn_LeavesNoBlankLine()
    {
        const string Template = "First\n  {#if a}\nSecond\n\t{:else}  \nOther\n{/if}\nThird {#if a}a{/if}.";

        Assert.Equal("First\nSecond\nThird a.", Render(Template, "bool a", true)[0]);
        Assert.Equal("First\nOther\nThird .", Render(Template, "bool a", false)[0]);
    }

    [Theory]
    [InlineData(true, "First\nSecond")]
    [InlineData(false, "First")]
    public void Condition_OnTheLastLines_LeavesNoLineEnd(bool a, string expected) => Assert.Equal(expected, Render("First\n{#if a}\nSecond\n{/if}", "bool a", a)[0]);

    [Fact]
    public void Loops_Nested_SeeTheirItemsAndParameters()
    {
        var loaded = Loaded.From(Sources.Run(Types + """"
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("""
                    {order.Count} lines:
                    {#each order.Lines as line}
                    {line.Name} {line.Price:F2}{#if line.IsGift} (gift for {item1}){/if}
                    {#each line.Notes}
                    > {item} of {line.Name}
                    {/each}
                    {/each}
                    {#if order.Parent.IsPaid}paid{:else}open{/if} {#if order.IsSent}sent{/if}
                    """)]
                Task<string> AskAsync(Order? order, string item1);
                [Prompt("{#each order.Lines}{item.Name};{/each}")] Task<string> EmptyAsync(Order? order);
                static Order Make() => new() { Count = 2, Lines = [new() { Name = "Pen", Price = 1.5m, Notes = ["blue", "{line}"] }, new() { Name = "Cup", IsGift = true }], Parent = new() { IsPaid = true } };
            }
            """"));
        var order = loaded["Shop.IDesk"].GetMethod("Make")!.Invoke(null, null);

        Assert.Equal(
            "2 lines:\nPen 1.50\n> blue of Pen\n> {line} of Pen\nCup  (gift for Ada)\npaid ",
            loaded.Render("Shop.IDesk", "RenderAsk", order, "Ada")[0].Text);
        Assert.Equal("", loaded.Render("Shop.IDesk", "RenderEmpty", [null])[0].Text);
    }

    [Fact]
    public void Loop_InAFile_SeesMembersOfItems() =>
        Assert.Equal("a=1;b=2;", Render("{#each pairs as p}{p.Key}={p.Value};{/each}", "Dictionary<string, int> pairs", new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 })[0]);

    [Theory]
    [InlineData("bullets", "- a\n- b\n  c")]
    [InlineData("numbered", "1. a\n2. b\n   c")]
    public void List_OfTexts_KeepsEachItemApart(string format, string expected) =>
        Assert.Equal(expected, Render($"{{items:{format}}}", "string[] items", [new[] { "a", "b\nc" }])[0]);

    [Fact]
    public void List_OfNothing_IsEmpty() => Assert.Equal("<>", Render("<{items:bullets}>", "IReadOnlyList<int>? items", [null])[0]);

    [Theory]
    [InlineData("x", "Hi\nBye,\nAda\nPS x")]
    [InlineData("", "Hi\nBye,\nAda")]
    public void Fragments_WithinFragments_TakeThePlaceOfTheirTag(string ps, string expected) => Assert.Equal(expected, Render("Hi\n{>both}", "string name, string ps", "Ada", ps)[0]);

    [Theory]
    [InlineData("x", "A\nPS x\nB")]
    [InlineData("", "A\nB")]
    public void Fragment_OfABlock_LeavesNoBlankLine(string ps, string expected) => Assert.Equal(expected, Render("A\n{>ps}\nB", "string ps", ps)[0]);

    [Fact]
    public void Fragment_OfANamedPrompt_IsIncluded()
    {
        var loaded = Loaded.From(Sources.Run(Types + """
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Greet {name}.", Name = "greeting")] Task<string> GreetAsync(string name);
                [Prompt("{>greeting} Briefly.")] Task<string> BrieflyAsync(string name);
            }
            """));

        Assert.Equal("Greet Ada. Briefly.", loaded.Render("Shop.IDesk", "RenderBriefly", "Ada")[0].Text);
    }

    [Fact]
    public void Turns_BecomeMessages() =>
        Assert.Equal(
            ["system:You sort {x}.", "user:Sort b.", "assistant:B", "user:Sort a."],
            RenderAll("{#system}\nYou sort {{x}}.\n\n{#user}\nSort b.\n{#assistant}\nB\n{#user}\nSort {x}.", "string x", "a"));

    [Fact]
    public void Turns_BehindText_FollowTheUser() => Assert.Equal(["user:Sort a.", "assistant:It is"], RenderAll("Sort {x}.\n{#assistant}\nIt is", "string x", "a"));

    [Fact]
    public void Turns_WithBlocks_AreTrimmed() =>
        Assert.Equal(["user:Sort", "assistant:It"], RenderAll("{#user}\nSort\n{#if x}\nthis\n{/if}\n{#assistant}\nIt", "bool x", false));

    [Theory]
    [InlineData("{{#if x}} {{:else}} {{/if}} {{>bye}} {{#user}}", "{#if x} {:else} {/if} {>bye} {#user}")]
    [InlineData("{#list} {#} {/x} {:} {>} {>a b} {#iffy x}", "{#list} {#} {/x} {:} {>} {>a b} {#iffy x}")]
    public void Tags_EscapedOrNone_AreText(string template, string expected) => Assert.Equal(expected, Render(template, "")[0]);

    [Fact]
    public void Fingerprint_OfAnIncludedText_IsThatOfTheText()
    {
        var text = Sources.Run(Types + """
            [LlmClient, PromptFragment("b", "B {x}")]
            public partial interface IDesk
            {
                [Prompt("A {>b} C")] Task<string> OneAsync(int x);
                [Prompt("A B {x} C")] Task<string> TwoAsync(int x);
                [Prompt("A {#if x}C{/if}")] Task<string> ThreeAsync(bool x);
                [Prompt("A {#if x}D{/if}")] Task<string> FourAsync(bool x);
            }
            """)["Shop.IDesk.g.cs"];
        var prints = text.Split("PromptFingerprint = \"").Skip(1).Select(static s => s[..16]).ToArray();

        Assert.Equal(prints[0], prints[1]);
        Assert.Equal(3, prints.Distinct().Count());
    }
}

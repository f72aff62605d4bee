using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Typed;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests;

/// <summary>An example that holds arguments is the message that the call would send with them.</summary>
public class ExampleTests
{
    [Fact]
    public void Example_OfEveryPlainType_IsRenderedLikeTheCall()
    {
        var messages = IExamples.RenderPlain(
            "Ada", new(2026, 1, 2), new(14, 5), new(2026, 1, 2, 3, 4, 5), 1.5m, 1.50m, 0.25, Grade.Low, true, new("0f8fad5b-d9cb-469f-a165-70867728950e"), new(1, 2, 3), 'x', 1234567);

        Assert.Equal([ChatRole.User, ChatRole.Assistant, ChatRole.User], messages.Select(static m => m.Role));
        Assert.Equal(messages[^1].Text, messages[0].Text);
        Assert.Equal("Hello", messages[1].Text);
    }

    [Fact]
    public void Examples_WithBlocks_AreRenderedLikeTheCall()
    {
        var full = Pairs(IExamples.RenderBlocks(["a", "b\nc"], true, "Ada", 7));
        var empty = Pairs(IExamples.RenderBlocks([], false));

        Assert.Equal(full[^1], full[0]);
        Assert.Equal(empty[^1], full[2]);
        Assert.Equal(["""{"text":"é \"x\"","isTrue":true,"count":1}""", """{"text":"","isTrue":false,"count":0}""", "taken {as} it is", """{"text":"z","isTrue":true,"count":2}"""], [full[1], full[3], full[4], full[5]]);
    }

    [Fact]
    public void Examples_OfAPromptFromAFile_KeepTheirOrder()
    {
        var texts = Pairs(IExamples.RenderFromFile("Ada"));

        Assert.Equal(["a message", "first", texts[^1], "Hi Ada", "two", """["any",{"json":null}]""", texts[^1].Replace("Ada", "Bob", StringComparison.Ordinal), "last"], texts[..^1]);
    }

    private static List<string> Pairs(IReadOnlyList<ChatMessage> messages) => [.. messages.Where(static m => m.Role != ChatRole.System).Select(static m => m.Text)];
}

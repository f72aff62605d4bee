using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Retrieval;

public class RetrievedSlotsTests
{
    private static readonly RetrievedSlot s_slot = new("f", 0, "context", "why", null);
    private static readonly UriContent s_picture = new("https://example.com/a.png", "image/png");

    [Fact]
    public void Fill_PlaceBetweenTexts_MakesOneTextOfThem()
    {
        var filled = Fill(new TextContent("Look at "), s_slot.ToContent(), new TextContent(" and answer."));

        Assert.Equal("Look at <context> and answer.", Assert.IsType<TextContent>(Assert.Single(filled.Contents)).Text);
    }

    [Fact]
    public void Fill_OtherContentsBetween_StayWhereTheyAre()
    {
        var noted = new TextContent("as it is") { AdditionalProperties = new() { ["kept"] = true } };

        var filled = Fill(s_slot.ToContent(), s_picture, new TextContent("a"), new TextContent("b"), noted, s_picture, s_slot.ToContent());

        Assert.Equal(["<context>", "picture", "ab", "as it is", "picture", "<context>"], filled.Contents.Select(static content => content is TextContent text ? text.Text : "picture"));
        Assert.Same(noted, filled.Contents[3]);
    }

    [Fact]
    public void Fill_MessageWithoutAPlace_IsTheSame()
    {
        ChatMessage[] messages = [new(ChatRole.System, "Be brief.")];

        Assert.Same(messages[0], RetrievedSlots.Fill(messages, Write)[0]);
    }

    [Fact]
    public void Filled_PromptWithSecrets_HidesThemInWhatIsShownOfThePassages()
    {
        ChatMessage[] prompt = [new(ChatRole.User, [new TextContent("I am Ann. "), s_slot.ToContent()])];
        var both = new ShownPrompt(prompt, prompt, ["context"]);

        var filled = ShownPrompt.Filled(both, Write);

        Assert.Equal("I am Ann. <context>", filled[0].Text);
        Assert.Equal($"I am Ann. <{Prompt.Mark}>", ShownPrompt.Of(filled)[0].Text);
    }

    private static ChatMessage Fill(params AIContent[] contents) => RetrievedSlots.Fill([new ChatMessage(ChatRole.User, contents)], Write)[0];

    private static void Write(RetrievedSlot slot, ref PromptText text)
    {
        text.AppendLiteral("<");
        text.AppendFormatted(slot.Name);
        text.AppendLiteral(">");
    }
}

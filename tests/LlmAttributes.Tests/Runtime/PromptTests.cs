using System.Globalization;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Runtime;

public class PromptTests
{
    private static string Render(PromptText text) => text.ToStringAndClear();

    [Fact]
    public void User_ValuesOfAnyType_RenderInTheInvariantCulture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal("1234.5 1,234.50 2026-01-02", Render($"{1234.5} {1234.5:N2} {new DateOnly(2026, 1, 2):yyyy-MM-dd}"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void User_PlaceForPassages_GivesBackTheRoomItWasWrittenIn()
    {
        const int Times = 500;
        const int Message = 1_000;
        var slot = new PromptFence("0").Retrieved(0, "context", "why");
        var write = () => Prompt.User($"Question: {"why"}\n{slot}");
        for (var i = 0; i < Times; i++)
            GC.KeepAlive(write());
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++)
            GC.KeepAlive(write());

        // What is rented is at least 256 characters.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Times, 1, Message);
    }

    [Fact]
    public void User_Sequence_IsAListWithCommas()
    {
        string[] words = ["red", "green"];
        IReadOnlyList<double> numbers = [1.26, 2];

        Assert.Equal("red, green / 1.3, 2.0", Render($"{words} / {numbers:F1}"));
    }

    [Fact]
    public void User_Null_IsNothing()
    {
        string? text = null;
        int[]? list = null;
        object? any = null;

        Assert.Equal("[]", Render($"[{text}{list}{any}]"));
    }

    [Fact]
    public void User_StringAsObject_IsNotTornApart()
    {
        object text = "whole";

        Assert.Equal("whole whole", Render($"{text} {text:F2}"));
    }

    [Fact]
    public void User_ValueWithBraces_IsNeverReadAsTemplate() => Assert.Equal("a {b} {{c}} d", Render($"a {"{b} {{c}}"} d"));

    [Fact]
    public void User_Attachments_FollowTheText()
    {
        var image = new DataContent(new byte[] { 1 }, "image/png");

        var message = Prompt.User($"Look at {"this"}", [image, null]);

        Assert.Equal("Look at this", Assert.IsType<TextContent>(message.Contents[0]).Text);
        Assert.Same(image, Assert.Single(message.Contents, c => c is DataContent));
        Assert.Equal(2, message.Contents.Count);
    }

    [Fact]
    public void User_NoAttachments_IsTheTextAlone() => Assert.Single(Prompt.User("x", null).Contents);

    [Fact]
    public void Messages_HaveTheirRoles()
    {
        Assert.Equal(
            [ChatRole.System, ChatRole.System, ChatRole.User, ChatRole.User, ChatRole.Assistant],
            new[] { Prompt.System("a"), Prompt.System($"{1}"), Prompt.User("a"), Prompt.User($"{1}"), Prompt.Assistant("a") }.Select(m => m.Role));
    }
}

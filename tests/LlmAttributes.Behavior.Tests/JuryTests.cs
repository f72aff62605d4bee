using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;

namespace LlmAttributes.Behavior.Tests;

public sealed class JuryTests
{
    private static Desk Desk(string answer) => new(_ => ScriptedReply.Say(answer, 10, 2), _ => ScriptedReply.Say(answer, 10, 2), _ => ScriptedReply.Say(answer, 10, 2));

    [Fact]
    public async Task Ask_MembersWithVariants_AreAskedInTheirWordsAndTheShareWithItsOwn()
    {
        var desk = Desk("true");

        var response = await desk.RunAsync(IJury.Create(desk.Runtime).JudgeAsync("Buy!", "a stranger"));

        Assert.True(response.Value);
        Assert.StartsWith("Please say whether this is spam: Buy!", Assert.Single(desk.Local.Requests).UserText, StringComparison.Ordinal);
        Assert.StartsWith("Spam? Buy!", Assert.Single(desk.Fast.Requests).UserText, StringComparison.Ordinal);
        Assert.StartsWith("Junk of a stranger? Buy!", Assert.Single(desk.Smart.Requests).UserText, StringComparison.Ordinal);
        Assert.Contains("You are a postman.", desk.Smart.Requests[0].Messages[0].Text, StringComparison.Ordinal);
        Assert.Equal(("polite", "short", "in a file"), (response.Prompt!.Variant, response.Contributions[1].PromptVariant, response.Contributions[2].PromptVariant));
    }

    [Fact]
    public async Task Ask_ArgumentOfAVariantAlone_PartsTheKeptAnswers()
    {
        var desk = Desk("3");
        var jury = IJury.Create(desk.Runtime);

        await desk.RunAsync(jury.RateAsync("Buy!", "jo"));
        await desk.RunAsync(jury.RateAsync("Buy!", "jo"));
        await desk.RunAsync(jury.RateAsync("Buy!", "ann"));

        Assert.Equal(["Rate Buy! of jo.", "Rate Buy! of ann."], desk.Fast.Requests.Select(static r => r.UserText.Split('\n')[0]));
        Assert.Equal(2, desk.Local.Requests.Count);
    }

    [Fact]
    public async Task Stream_OneModelInTwoWordings_IsFencedAndRemembersInBoth()
    {
        var desk = Desk("spam");
        var jury = IJury.Create(desk.Runtime);

        for (var i = 0; i < 2; i++)
            Assert.Equal("spam", await desk.RunAsync(ReadAsync(jury.SumUpAsync("Buy!", "c"))));

        var texts = desk.Fast.Requests.Select(static r => r.UserText).ToList();
        Assert.Contains(texts, static text => System.Text.RegularExpressions.Regex.IsMatch(text, "^Shorten <untrusted-[0-9A-F]{16}>Buy!</untrusted-[0-9A-F]{16}>\\.$"));
        Assert.All(desk.Fast.Requests.Skip(2), static request => Assert.StartsWith("You are terse.", request.Messages[0].Text, StringComparison.Ordinal));
        Assert.All(desk.Fast.Requests.Skip(2), static request => Assert.Equal("spam", request.Messages[^2].Text));
    }

    private static async Task<string> ReadAsync(IAsyncEnumerable<string> texts) => string.Concat(await texts.ToListAsync());
}

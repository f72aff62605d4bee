namespace LlmAttributes.Tests.Routing.Learning;

public class PromptTokensTests
{
    private static List<uint> Read(string prompt)
    {
        var tokens = new PromptTokens(prompt);
        List<uint> hashes = [];
        while (tokens.Read(out var hash))
            hashes.Add(hash);
        return hashes;
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(" \n\t ", 0)]
    [InlineData("one two", 2)]
    [InlineData("one,two.", 4)]
    [InlineData("don't", 1)]
    [InlineData("'quoted'", 3)]
    [InlineData("f(x) = 2", 6)]
    [InlineData("你好吗", 3)]
    [InlineData("naïve ÉTÉ", 2)]
    [InlineData("smile 😀 here", 2)]
    public void Read_Text_FindsWordsAndSigns(string prompt, int count) => Assert.Equal(count, Read(prompt).Count);

    [Fact]
    public void Read_OtherCase_IsTheSame() => Assert.Equal(Read("translate élan vital"), Read("Translate ÉLAN Vital"));

    [Fact]
    public void Read_OtherWords_AreOthers() => Assert.Equal(4, Read("ab ba abc a").Distinct().Count());

    [Fact]
    public void Read_LongPrompt_ReadsBothEnds()
    {
        var filler = string.Concat(Enumerable.Repeat("aaaaaaa ", 1_000));

        var found = Read("first " + filler + " last");

        Assert.Equal((Read("first")[0], Read("last")[0]), (found[0], found[^1]));
        Assert.True(found.Count <= PromptTokens.MaxChars / 8 + 2);
    }

    [Fact]
    public void Read_OnlySigns_EndsAtTheLimit() => Assert.Equal(PromptTokens.MaxTokens, Read(new('#', 100_000)).Count);

    [Fact]
    public void Read_PastTheEnd_StaysThere()
    {
        var tokens = new PromptTokens(string.Concat(Enumerable.Repeat("word ", 1_000)));
        while (tokens.Read(out _))
        {
        }

        Assert.False(tokens.Read(out _));
    }

    [Fact]
    public void Pair_Order_Matters() => Assert.NotEqual(PromptTokens.Pair(1, 2), PromptTokens.Pair(2, 1));
}

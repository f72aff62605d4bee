using CsCheck;

namespace LlmAttributes.Tests.Quality;

public class WordListTests
{
    [Fact]
    public void Of_AnyText_HashesWhatItFindsAsAWordAlone() => Gen.Char["aZéß09'’ -漢ก\u0301—"].Array[0, 60].Select(static letters => new string(letters)).Sample(static text =>
    {
        using var words = WordList.Of(text);
        for (var i = 0; i < words.Count; i++)
            Assert.Equal(WordList.Hash(words[i]), words.Hashes[i]);
    });

    [Fact]
    public void Of_TextInRoomOfThePool_FindsTheWordsOfTheSameString() => Gen.Char["aZéß09'’ -漢ก\u0301—"].Array[0, 900].Select(static letters => new string(letters)).Sample(static text =>
    {
        var room = System.Buffers.ArrayPool<char>.Shared.Rent(text.Length);
        text.CopyTo(room);
        using var words = WordList.Of(room, text.Length);
        using var same = WordList.Of(text);
        Assert.Equal(text, words.Text);
        Assert.Equal(same.Hashes, words.Hashes);
        Assert.Equal(same.Starts, words.Starts);
    });

    [Theory]
    [InlineData("Don't stop -- it's 5 o’clock", "Don't|stop|it's|5|o’clock")]
    [InlineData("'quoted' end'", "quoted|end")]
    [InlineData("日本 go", "日|本|go")]
    [InlineData("l'été", "l'été")]
    public void Of_Apostrophes_StandInsideWordsAlone(string text, string expected)
    {
        using var words = WordList.Of(text);

        Assert.Equal(expected.Split('|'), Enumerable.Range(0, words.Count).Select(i => words[i].ToString()));
    }
}

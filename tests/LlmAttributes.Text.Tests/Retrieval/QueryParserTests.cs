namespace LlmAttributes.Text.Tests.Retrieval;

public class QueryParserTests
{
    [Theory]
    [InlineData("one \"two three\" four", "one two#0 three#0 four")]
    [InlineData("“one two” «three»", "one#0 two#0 three#1")]
    [InlineData("one \"two three", "one two three")]
    [InlineData("\"\" one \"two\"", "one two#0")]
    [InlineData("one* two * three", "one* two three")]
    [InlineData("\"one* two\"", "one#0 two#0")]
    [InlineData("***\"\"\"", "")]
    [InlineData("l'heure e-mail C#", "l heure e mail C")]
    [InlineData("北京 中", "北京 中*")]
    public void Parse_AQuery_GivesItsWords(string query, string words) =>
        Assert.Equal(words, string.Join(' ', QueryParser.Parse(query, hasOperators: true).Select(static word => word.Text + (word.IsPrefix ? "*" : "") + (word.Phrase >= 0 ? $"#{word.Phrase}" : ""))));

    [Fact]
    public void Parse_WithoutOperators_TakesSignsAsNothing() =>
        Assert.Equal([new("one", -1, false), new("two", -1, false)], QueryParser.Parse("\"one* two\"", hasOperators: false));
}

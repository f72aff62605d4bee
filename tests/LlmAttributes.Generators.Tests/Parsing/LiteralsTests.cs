using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Tests;

public sealed class LiteralsTests
{
    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("\n\r\t\0", "\"\\n\\r\\t\\0\"")]
    [InlineData("\u2028\u2029\u0085", "\"\\u2028\\u2029\\u0085\"")]
    [InlineData("\u200b\ufeff\u202e", "\"\\u200b\\ufeff\\u202e\"")]
    [InlineData("\u00a0", "\"\\u00a0\"")]
    [InlineData("{x}", "\"{x}\"")]
    [InlineData("grüße 日本", "\"grüße 日本\"")]
    public void Of_Text_EscapesWhatAnEditorMightChange(string text, string literal) => Assert.Equal(literal, Literals.Of(text));

    [Fact]
    public void Of_Surrogates_KeepsPairsAndEscapesLoneOnes()
    {
        Assert.Equal("\"\U0001F600\"", Literals.Of("\U0001F600"));
        Assert.Equal("\"\\ud83dx\"", Literals.Of("\ud83dx"));
        Assert.Equal("\"\\ude00\"", Literals.Of("\ude00"));
    }

    [Theory]
    [InlineData(0.2, "0.2d")]
    [InlineData(-1, "-1d")]
    [InlineData(1e300, "1E+300d")]
    [InlineData(double.PositiveInfinity, "double.PositiveInfinity")]
    [InlineData(double.NegativeInfinity, "double.NegativeInfinity")]
    [InlineData(double.NaN, "double.NaN")]
    public void Of_Double_RoundTrips(double value, string literal) => Assert.Equal(literal, Literals.Of(value));

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(0.0000001, "0.0000001")]
    [InlineData(123456.789, "123456.789")]
    public void ToMoney_Double_IsTheShortestText(double value, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), AttributeReader.ToMoney(value));

    [Fact]
    public void ToMoney_BeyondDecimal_KeepsTheSign()
    {
        Assert.Equal(decimal.MaxValue, AttributeReader.ToMoney(double.MaxValue));
        Assert.Equal(decimal.MinValue, AttributeReader.ToMoney(double.NegativeInfinity));
    }
}

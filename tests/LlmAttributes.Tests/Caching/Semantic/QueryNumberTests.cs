using System.Globalization;
using CsCheck;

namespace LlmAttributes.Tests.Caching.Semantic;

public class QueryNumberTests
{
    [Fact]
    public void Of_AnyWholeNumber_ReadsItAsItsValueIsWritten() => Gen.ULong[0, 99_999_999_999_999_999].Sample(static number =>
        Assert.Equal([((double)number).ToString(CultureInfo.InvariantCulture)], QueryReading.Of(string.Create(CultureInfo.InvariantCulture, $"clause {number} of it")).Numbers));

    [Theory]
    [InlineData("007", "7")]
    [InlineData("1,000", "1000")]
    [InlineData("1.50", "1.5")]
    [InlineData("0", "0")]
    [InlineData("-3", "-3")]
    public void Of_NumberInAnotherForm_ReadsTheSameValue(string text, string number) => Assert.Equal([number], QueryReading.Of($"take {text} of it").Numbers);
}

using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers.Tests.Parts;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("nmae", "name")]
    [InlineData("Name", "name")]
    [InlineData("body1", "body")]
    [InlineData("langauge", "language")]
    [InlineData("languag", "language")]
    [InlineData("weather", null)]
    [InlineData("", null)]
    [InlineData("x", null)]
    public void Find_OfASlip_ReturnsWhatWasMeant(string written, string? meant) =>
        Assert.Equal(meant, NearestName.Find(written, ["name", "body", "language"]));

    [Fact]
    public void Find_OfEquallyNearNames_IsStable() =>
        Assert.Equal(NearestName.Find("cat", ["bat", "hat"]), NearestName.Find("cat", ["hat", "bat"]));
}

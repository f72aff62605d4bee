using Microsoft.Extensions.AI;

namespace LlmAttributes.Text.Tests.Tokens;

/// <summary>Images cost what the providers' own examples say.</summary>
public class ImageTokenTests
{
    private static readonly TokenizerProvider s_provider = new();

    private static TokenCount Image(string model, AIContent image)
    {
        var counter = s_provider.CounterFor(new() { ModelId = model })!;
        var (with, without) = (counter.Count([new(ChatRole.User, [image])], null), counter.Count([new(ChatRole.User, "")], null));
        return new(with.Tokens - without.Tokens, with.UpperBound - without.UpperBound, with.IsExact);
    }

    private static TokenCount Image(string model, int width, int height) => Image(model, new DataContent(Images.Png(width, height), "image/png"));

    [Theory]
    [InlineData("gpt-4o", 1024, 1024, 765)]
    [InlineData("gpt-4o", 2048, 4096, 1105)]
    [InlineData("gpt-4o", 100, 100, 255)]
    [InlineData("gpt-4o-mini", 1024, 1024, 25_501)]
    [InlineData("o1", 1024, 1024, 675)]
    [InlineData("gpt-4.1-mini", 1024, 1024, 1659)]
    [InlineData("gpt-4.1-mini", 1800, 2400, 2353)]
    [InlineData("claude-sonnet-4-5", 200, 200, 54)]
    [InlineData("claude-sonnet-4-5", 1000, 1000, 1334)]
    [InlineData("claude-sonnet-4-5", 1092, 1092, 1590)]
    [InlineData("claude-sonnet-4-5", 8000, 8000, 1600)]
    [InlineData("gemini-2.5-flash", 384, 384, 258)]
    [InlineData("gemini-2.5-flash", 960, 540, 1548)]
    [InlineData("gemini-3-pro-preview", 960, 540, 1120)]
    public void Count_ImageOfKnownSize_IsWhatTheProviderDocuments(string model, int width, int height, int tokens)
    {
        var image = Image(model, width, height);

        Assert.Equal(tokens, image.Tokens, 1.0);
        Assert.True(image.UpperBound >= tokens && !image.IsExact);
    }

    [Theory]
    [InlineData("gpt-4o", 1_445)]
    [InlineData("gpt-5-nano", 3_779)]
    [InlineData("claude-sonnet-4-5", 1_600)]
    [InlineData("gemini-2.0-flash", 6_192)]
    public void Count_ImageOfUnknownSize_IsBoundByTheLargest(string model, int most)
    {
        var image = Image(model, new UriContent("https://example.com/a.png", "image/png"));

        Assert.InRange(image.UpperBound, most - 1, most + 1);
        Assert.InRange(image.Tokens, most / 8, most);
    }

    [Fact]
    public void Count_LowDetail_IsTheBaseAlone() => Assert.Equal(
        85,
        Image("gpt-4o", new DataContent(Images.Png(2_000, 2_000), "image/png") { AdditionalProperties = new() { ["detail"] = "low" } }).Tokens);

    [Fact]
    public void Count_AnyImage_IsWithinTheBoundOfUnknownOnes()
    {
        var random = new Random(1);
        foreach (var model in (string[])["gpt-4o", "gpt-4.1-nano", "gpt-5-mini", "claude-opus-4-1"])
        {
            var most = Image(model, new UriContent("https://example.com/a.png", "image/png")).UpperBound;
            for (var i = 0; i < 300; i++)
            {
                var image = Image(model, random.Next(1, 9_000), random.Next(1, 9_000));
                Assert.True(image.Tokens > 0 && image.UpperBound <= most + 1);
            }
        }
    }
}

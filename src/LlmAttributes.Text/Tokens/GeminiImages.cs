using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What images cost at Google: its pages "Understand and count tokens", "Image understanding" and "Media resolution".</summary>
internal static class GeminiImages
{
    private const int TokensOfTile = 258;
    private const int LargestOfOneTile = 384;
    private const double LeastUnit = 256;
    private const double MostUnit = 768;
    private const double UnitsPerShorterSide = 1.5;

    // Nothing says how many tiles there may be; a photograph of 12 megapixels has 24.
    private const int UsualTiles = 4;
    private const int ManyTiles = 24;

    // The third generation takes the same for every image of its usual resolution.
    private const int TokensOfAny = 1_120;

    public static TokenCount? TokensOf(AIContent content)
    {
        if (!ImageContent.Is(content, out var size))
            return null;
        if (size is not { } pixels)
            return new(UsualTiles * TokensOfTile, ManyTiles * TokensOfTile, false);
        var tokens = Tiles(pixels) * TokensOfTile;
        return new(tokens, tokens, false);
    }

    public static TokenCount? TokensOfThird(AIContent content) => ImageContent.Is(content, out _) ? new(TokensOfAny, TokensOfAny, false) : null;

    private static long Tiles(ImageSize size)
    {
        if (size is { Width: <= LargestOfOneTile, Height: <= LargestOfOneTile })
            return 1;
        var unit = Math.Clamp(Math.Floor(Math.Min(size.Width, size.Height) / UnitsPerShorterSide), LeastUnit, MostUnit);
        return (long)(Math.Ceiling(size.Width / unit) * Math.Ceiling(size.Height / unit));
    }
}

using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What images cost at Anthropic: its page "Vision", sections "Evaluate image size" and "Calculate image costs".</summary>
internal static class ClaudeImages
{
    private const double LongestSide = 1_568;
    private const double PixelsPerToken = 750;
    private const long MostTokens = 1_600;

    public static TokenCount? TokensOf(AIContent content)
    {
        if (!ImageContent.Is(content, out var size))
            return null;
        if (size is not { } pixels)
            return new(MostTokens * 3 / 4, MostTokens, false);
        var scale = Math.Min(1, LongestSide / Math.Max(pixels.Width, pixels.Height));
        var tokens = Math.Min(MostTokens, (long)Math.Ceiling(pixels.Width * scale * pixels.Height * scale / PixelsPerToken));

        // The page calls its formula approximate.
        return new(tokens, Math.Min(MostTokens, tokens + (tokens / 10) + 10), false);
    }
}

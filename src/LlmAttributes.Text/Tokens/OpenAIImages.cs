using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What images cost at OpenAI: its guide "Images and vision", section "Calculating costs".</summary>
internal static class OpenAIImages
{
    private const int Tile = 512;
    private const double LongestTiled = 2_048;
    private const double ShortestTiled = 768;

    // An image of 768 by 2,048 pixels is the largest that is left after scaling.
    private const int MostTiles = 8;

    private const double Patch = 32;
    private const int MostPatches = 1_536;

    /// <summary>The way that a model counts.</summary>
    public static Func<AIContent, TokenCount?> For(string name)
    {
        if (PatchFactor(name) is { } factor)
            return content => Patches(content, factor);
        var (basis, tile) = TileCosts(name);
        return content => Tiles(content, basis, tile);
    }

    private static double? PatchFactor(string name) =>
        Is(name, "gpt-4.1-mini") || Is(name, "gpt-5-mini") ? 1.62
        : Is(name, "gpt-4.1-nano") || Is(name, "gpt-5-nano") ? 2.46
        : Is(name, "o4-mini") ? 1.72
        : null;

    private static (int Basis, int Tile) TileCosts(string name) =>
        Is(name, "gpt-4o-mini") ? (2_833, 5_667)
        : Is(name, "gpt-5") ? (70, 140)
        : Is(name, "o1") || Is(name, "o3") ? (75, 150)
        : Is(name, "computer-use") ? (65, 129)
        : (85, 170);

    private static bool Is(string name, string beginning) => name.StartsWith(beginning, StringComparison.Ordinal);

    private static TokenCount? Tiles(AIContent content, int basis, int tile)
    {
        if (!ImageContent.Is(content, out var size))
            return null;
        if (IsLowDetail(content))
            return new(basis, basis, false);
        var most = basis + (MostTiles * tile);
        if (size is not { } pixels)
            return new(basis + (MostTiles / 2 * tile), most, false);

        var (width, height) = Fit(pixels);
        var tokens = basis + (Cover(width) * Cover(height) * tile);
        return new(tokens, tokens, false);
    }

    // Into a square of 2,048 pixels, then down to a shorter side of 768.
    private static (double Width, double Height) Fit(ImageSize size)
    {
        var first = Math.Min(1, LongestTiled / Math.Max(size.Width, size.Height));
        var (width, height) = (size.Width * first, size.Height * first);
        var second = Math.Min(1, ShortestTiled / Math.Min(width, height));
        return (width * second, height * second);
    }

    // The tolerance keeps what scaling made 512.0000001 out of a second tile.
    private static int Cover(double pixels) => Math.Max(1, (int)Math.Ceiling((pixels - 1e-6) / Tile));

    private static TokenCount? Patches(AIContent content, double factor)
    {
        if (!ImageContent.Is(content, out var size))
            return null;
        var most = (long)Math.Ceiling(MostPatches * factor);
        if (size is not { } pixels)
            return new(most, most, false);
        var patches = Math.Ceiling(pixels.Width / Patch) * Math.Ceiling(pixels.Height / Patch);
        if (patches > MostPatches)
            patches = Shrunk(pixels);
        return new((long)Math.Ceiling(patches * factor), Math.Min(most, (long)Math.Ceiling((patches + 1) * factor)), false);
    }

    // Scaled down to what the patches can cover, and then to a whole number of them along one side.
    private static double Shrunk(ImageSize size)
    {
        var scale = Math.Sqrt(MostPatches * Patch * Patch / ((double)size.Width * size.Height));
        var (columns, rows) = (size.Width * scale / Patch, size.Height * scale / Patch);
        scale *= Math.Min(Math.Floor(columns) / columns, Math.Floor(rows) / rows);
        return Math.Min(MostPatches, Math.Ceiling((size.Width * scale / Patch) - 1e-6) * Math.Ceiling((size.Height * scale / Patch) - 1e-6));
    }

    private static bool IsLowDetail(AIContent content) =>
        content.AdditionalProperties?.TryGetValue("detail", out var detail) == true && string.Equals(detail?.ToString(), "low", StringComparison.OrdinalIgnoreCase);
}

namespace LlmAttributes;

/// <summary>Numbers as the documents hold them.</summary>
internal static class Amounts
{
    public static decimal? Of(Cost cost) => cost.IsKnown ? cost.Usd : null;

    public static double? Ms(TimeSpan? duration) => duration?.TotalMilliseconds;
}

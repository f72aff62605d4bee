using System.Diagnostics;

namespace LlmAttributes;

/// <summary>What a <c>chat</c> span says of the cost of its request.</summary>
internal static class CostTags
{
    /// <summary>Sets the tags of a known cost: the amount, what of it was paid for input and output, and by which list.</summary>
    /// <remarks>As with tokens, what was read from the provider's cache is a part of the input.</remarks>
    public static void Set(Activity activity, in TokenUsage usage, Cost cost, Price? price)
    {
        activity.SetTag(SemConv.CostAmount, (double)cost.Usd).SetTag(SemConv.CostCurrency, SemConv.Usd).SetTag(SemConv.CostSource, SemConv.CostLocal);
        if (price is null)
            return;

        var parts = price.PartsOf(usage);
        activity.SetTag(SemConv.CostInput, (double)parts.InputTotal.Usd).SetTag(SemConv.CostOutput, (double)parts.OutputTotal.Usd);
        if (usage.CachedInputTokens > 0)
            activity.SetTag(SemConv.CostCacheRead, (double)parts.CachedInput.Usd);
        if (price.Table is { } table)
            activity.SetTag(SemConv.CostPriceTable, table);
    }
}

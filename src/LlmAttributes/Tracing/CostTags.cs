using System.Diagnostics;

namespace LlmAttributes;

/// <summary>The cost of an attempt under the names of each backend.</summary>
internal static class CostTags
{
    private const double PicoPerUsd = 1e12;
    private const long ExactPico = 1L << 53;

    /// <summary>The amount as telemetry has it, which knows no decimals: rounded once.</summary>
    public static double Usd(Cost cost) =>
        cost.Rest == 0 && cost.PicoUsd < ExactPico ? (long)cost.PicoUsd / PicoPerUsd : (double)cost.Usd;

    /// <summary>Adds the cost to the span of its attempt.</summary>
    /// <param name="span">The span.</param>
    /// <param name="formats">Under which names.</param>
    /// <param name="usd">The cost.</param>
    /// <param name="usage">What was paid for.</param>
    /// <param name="price">Its price.</param>
    public static void Add(Activity span, CostTelemetryFormats formats, object usd, in TokenUsage usage, Price? price)
    {
        if ((formats & CostTelemetryFormats.LlmAttributes) != 0)
            AddOwn(span, usd, usage, price);
        if (formats is CostTelemetryFormats.LlmAttributes or CostTelemetryFormats.None)
            return;
        if (formats.HasFlag(CostTelemetryFormats.GenAIDraft))
            span.AddTag(SemConv.DraftCostAmount, usd).AddTag(SemConv.DraftCostCurrency, SemConv.Usd).AddTag(SemConv.DraftCostSource, SemConv.CostLocal);
        if (formats.HasFlag(CostTelemetryFormats.Langfuse))
            span.AddTag(SemConv.LangfuseCost, usd);
        if (formats.HasFlag(CostTelemetryFormats.Logfire))
            span.AddTag(SemConv.LogfireCost, usd);
        if (formats.HasFlag(CostTelemetryFormats.OpenInference))
            AddOpenInference(span, usd, usage, price);
    }

    // As with tokens, what was read from the provider's cache is a part of the input.
    private static void AddOwn(Activity span, object usd, in TokenUsage usage, Price? price)
    {
        span.AddTag(SemConv.CostAmount, usd).AddTag(SemConv.CostCurrency, SemConv.Usd).AddTag(SemConv.CostSource, SemConv.CostLocal);
        if (price is null)
            return;

        var (input, cached, output) = Split(usage, price);
        span.AddTag(SemConv.CostInput, Usd(input)).AddTag(SemConv.CostOutput, Usd(output));
        if (usage.CachedInputTokens > 0)
            span.AddTag(SemConv.CostCacheRead, Usd(cached));
        if (price.Table is { } table)
            span.AddTag(SemConv.CostPriceTable, table);
    }

    // The parts by kind take a thousand nanoseconds, which most usages can do without.
    private static (Cost Input, Cost CachedInput, Cost Output) Split(in TokenUsage usage, Price price)
    {
        if (price.RatesFor(usage.InputTokens).TrySplit(usage, out var input, out var cached, out var output))
            return (input, cached, output);
        var parts = price.PartsOf(usage);
        return (parts.InputTotal, parts.CachedInput, parts.OutputTotal);
    }

    private static void AddOpenInference(Activity span, object usd, in TokenUsage usage, Price? price)
    {
        span.AddTag(SemConv.OpenInferenceCostTotal, usd);
        if (price?.PartsOf(usage) is not { InputTotal.IsKnown: true, OutputTotal.IsKnown: true } parts)
            return;
        span.AddTag(SemConv.OpenInferenceCostPrompt, Usd(parts.InputTotal)).AddTag(SemConv.OpenInferenceCostCompletion, Usd(parts.OutputTotal));
    }
}

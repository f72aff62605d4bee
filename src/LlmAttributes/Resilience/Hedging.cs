using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>When a call may ask a second candidate, and whether its surcharge allows it.</summary>
internal sealed class Hedging(HedgePlan plan)
{
    public const double DefaultMaxSurcharge = 0.1;

    private readonly TimeSpan? _delay = plan.DelaySeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
    private readonly double _share = plan.MaxSurcharge ?? DefaultMaxSurcharge;
    private readonly object _gate = new();
    private double _first;
    private double _extra;

    public int MaxHedges { get; } = plan.MaxHedges ?? 1;

    /// <summary>How long a candidate may take before the next is asked too; <see langword="null"/> while that is not known.</summary>
    public TimeSpan? DelayFor(BoundModel model, bool isStream) =>
        _delay ?? (isStream ? model.Traffic.FirstOutputs : model.Traffic.Answers).Percentile95();

    /// <summary>Counts a first attempt.</summary>
    public void CountFirst()
    {
        lock (_gate)
            _first++;
    }

    /// <summary>Takes what a hedge costs out of the surcharge. The first hedge of all is free, or nobody could ever see one.</summary>
    /// <param name="weight">The price of the hedge as a multiple of the first attempt's.</param>
    public bool TrySpend(double weight)
    {
        lock (_gate)
        {
            if (_extra > 0 && _extra + weight > _share * _first)
                return false;
            _extra += weight;
            return true;
        }
    }

    /// <summary>The list price of one model as a multiple of another's; 1 where one is unknown.</summary>
    public static double Weight(BoundModel hedge, BoundModel first) =>
        ListPrice(first) is { } from and > 0 && ListPrice(hedge) is { } to ? (double)(to / from) : 1;

    private static decimal? ListPrice(BoundModel model) => model.Facts.InputUsdPerMillionTokens + model.Facts.OutputUsdPerMillionTokens;
}

namespace LlmAttributes;

/// <summary>What is known of a model and what it costs: what was stated first, then the price list, then the built-in catalog, field by field.</summary>
/// <param name="stated">What builder or attribute state.</param>
/// <param name="provider">The provider.</param>
/// <param name="requested">The name that requests ask for.</param>
/// <param name="sources">Where the rest is known from.</param>
internal sealed class ModelPricing(ModelFacts stated, string? provider, string? requested, PriceSources sources)
{
    private readonly bool _isStated = stated.IsPriced;
    private Known? _asRequested;
    private Known? _asAnswered;

    /// <summary>All that is known of the model as it is requested.</summary>
    public ModelFacts Facts { get; } = stated.Over(sources.Find(provider, null, requested).Facts);

    /// <summary>The price of the model that a response names; without one, or where a price is stated, that of the model as it is requested.</summary>
    public Price? For(string? answered)
    {
        if (answered is null || _isStated)
            return _asRequested is { } own && own.Version == sources.Version && !own.IsTimed ? own.Price : (_asRequested = Find(null)).Price;

        // One model mostly answers under one name.
        return _asAnswered is { } known && known.Version == sources.Version && !known.IsTimed && string.Equals(known.Model, answered, StringComparison.Ordinal)
            ? known.Price
            : (_asAnswered = Find(answered)).Price;
    }

    private Known Find(string? answered)
    {
        var version = sources.Version;
        var match = sources.Find(provider, answered, requested);
        return new(answered, Price.From(stated.Over(match.Facts)), version, match.IsTimed);
    }

    private sealed record Known(string? Model, Price? Price, int Version, bool IsTimed);
}

namespace LlmAttributes;

/// <summary>What is known of a model and what it costs: what was stated first, then the price list, then the built-in catalog, field by field.</summary>
/// <param name="stated">What builder or attribute state.</param>
/// <param name="provider">The provider.</param>
/// <param name="requested">The name that requests ask for.</param>
/// <param name="sources">Where the rest is known from.</param>
internal sealed class ModelPricing(ModelFacts stated, string? provider, string? requested, PriceSources sources)
{
    private const int NeverAgain = -1;

    private readonly bool _isStated = stated.IsPriced;
    private Known? _asRequested;
    private Known? _asAnswered;

    /// <summary>All that is known of the model as it is requested.</summary>
    public ModelFacts Facts { get; } = stated.Over(sources.Find(provider, null, requested).Facts);

    /// <summary>The price of the model that a response names; without one, or where a price is stated, that of the model as it is requested.</summary>
    public Price? For(string? answered)
    {
        // One model mostly answers under one name.
        var known = answered is null ? _asRequested : _asAnswered;
        return known is not null && known.Version == sources.Version && (ReferenceEquals(known.Model, answered) || Holds(known, answered)) ? known.Price : Find(answered);
    }

    private bool Holds(Known known, string? answered) => _isStated || string.Equals(known.Model, answered, StringComparison.Ordinal);

    private Price? Find(string? answered)
    {
        var version = sources.Version;
        var match = sources.Find(provider, _isStated ? null : answered, requested);

        // What depends on the time of day is looked up each time.
        var known = new Known(answered, Price.From(stated.Over(match.Facts), _isStated ? "stated" : match.Table), match.IsTimed ? NeverAgain : version);
        if (answered is null)
            _asRequested = known;
        else
            _asAnswered = known;
        return known.Price;
    }

    private sealed record Known(string? Model, Price? Price, int Version);
}

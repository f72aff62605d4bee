using System.Text.Json;

namespace LlmAttributes;

/// <summary>A list in the schema of pydantic/genai-prices: an array of providers, or an object that holds one.</summary>
internal sealed class GenaiPriceList : PriceList
{
    private readonly List<GenaiProvider> _providers = [];

    public GenaiPriceList(JsonElement providers, DateOnly? date)
        : base(date)
    {
        foreach (var provider in providers.EnumerateArray())
            _providers.Add(new(provider));
    }

    public override int Count
    {
        get
        {
            var count = 0;
            foreach (var provider in _providers)
                count += provider.Count;
            return count;
        }
    }

    public override UsageExtractor? Extractor(string provider, string? apiFlavor) => Provider(provider)?.Extractor(apiFlavor);

    protected override PriceMatch? FindRow(string? provider, string model, DateTimeOffset when)
    {
        var name = model.ToLowerInvariant();
        if (provider is null)
            return Row(_providers.Find(p => p.OffersModel(name)), name, when);
        if (string.Equals(provider, "litellm", StringComparison.OrdinalIgnoreCase))
            return FindProxied(name, when);
        return Row(Provider(provider), name, when) ?? FindOnBedrock(provider, name, when);
    }

    private PriceMatch? FindOnBedrock(string provider, string name, DateTimeOffset when)
    {
        if (!BedrockOffer.TryRead(provider, name, out var offer) || Row(_providers.Find(static p => p.Id == "openai"), offer.Model, when) is not { } listed)
            return null;
        return listed with { Reason = PriceMatchReason.OtherProvider, Facts = offer.Price(listed.Facts) };
    }

    // LiteLLM's proxy writes the provider before the name.
    private PriceMatch? FindProxied(string name, DateTimeOffset when)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var provider = slash > 0 ? Provider(name[..slash]) : null;
        return provider is null ? Row(_providers.Find(p => p.OffersModel(name)), name, when) : Row(provider, name[(slash + 1)..], when);
    }

    private PriceMatch? Row(GenaiProvider? provider, string name, DateTimeOffset when)
    {
        if (provider is null)
            return null;
        if (provider.Find(name) is { } own)
            return Match(own, provider, own.Id == name ? PriceMatchReason.Exact : PriceMatchReason.Alias, when);

        foreach (var id in provider.FallbackProviders)
        {
            if (_providers.Find(p => p.Id == id) is { } other && other.Find(name) is { } row)
                return Match(row, other, PriceMatchReason.OtherProvider, when);
        }

        return null;
    }

    private static PriceMatch Match(GenaiModel row, GenaiProvider provider, PriceMatchReason reason, DateTimeOffset when) =>
        new(reason) { Row = row.Id, Provider = provider.Id, Facts = row.At(when), IsTimed = row.IsTimed };

    private GenaiProvider? Provider(string provider)
    {
        var given = provider.Trim().ToLowerInvariant();
        var name = ProviderNames.Genai(given);
        return _providers.Find(p => p.Id == given) ?? _providers.Find(p => p.Id == name) ?? _providers.Find(p => p.IsNamed(given));
    }
}

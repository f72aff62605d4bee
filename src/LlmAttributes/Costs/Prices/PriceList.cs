namespace LlmAttributes;

/// <summary>The rows of one price list. Never changed once read.</summary>
internal abstract class PriceList(DateOnly? date)
{
    public DateOnly? Date { get; } = date;

    /// <summary>How many models the list has.</summary>
    public abstract int Count { get; }

    /// <summary>Finds the row of one name.</summary>
    /// <param name="provider">The provider, or <see langword="null"/> for any.</param>
    /// <param name="model">The name, or what is left of it.</param>
    /// <param name="when">When the request was sent.</param>
    /// <returns>The row, or <see langword="null"/>.</returns>
    protected abstract PriceMatch? FindRow(string? provider, string model, DateTimeOffset when);

    /// <summary>The list's own way to read a provider's answers, or <see langword="null"/>.</summary>
    public virtual UsageExtractor? Extractor(string provider, string? apiFlavor) => null;

    public PriceMatch Find(string? provider, string model, DateTimeOffset when)
    {
        foreach (var (name, reason) in ModelNames.Of(model))
        {
            if (FindRow(provider, name, when) is { } match)
                return match with { Model = model, Reason = reason == PriceMatchReason.Exact ? match.Reason : reason, ListDate = Date };
        }

        return PriceMatch.Unknown;
    }
}

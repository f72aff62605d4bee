namespace LlmAttributes;

/// <summary>Asks for one of several.</summary>
/// <param name="Filters">The filters.</param>
public sealed record AnyFilter(IReadOnlyList<MetadataFilter> Filters) : MetadataFilter
{
    /// <inheritdoc/>
    public override bool Matches(IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return Filters.Any(filter => filter.Matches(metadata));
    }
}

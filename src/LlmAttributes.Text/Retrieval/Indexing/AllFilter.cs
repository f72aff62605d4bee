namespace LlmAttributes;

/// <summary>Asks for all of several.</summary>
/// <param name="Filters">The filters.</param>
public sealed record AllFilter(IReadOnlyList<MetadataFilter> Filters) : MetadataFilter
{
    /// <inheritdoc/>
    public override bool Matches(IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return Filters.All(filter => filter.Matches(metadata));
    }
}

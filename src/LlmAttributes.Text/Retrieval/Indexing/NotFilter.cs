namespace LlmAttributes;

/// <summary>Asks for what another filter leaves out.</summary>
/// <param name="Filter">The other filter.</param>
public sealed record NotFilter(MetadataFilter Filter) : MetadataFilter
{
    /// <inheritdoc/>
    public override bool Matches(IReadOnlyDictionary<string, string> metadata) => !Filter.Matches(metadata);
}

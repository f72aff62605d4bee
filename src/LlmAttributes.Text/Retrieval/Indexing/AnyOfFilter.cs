namespace LlmAttributes;

/// <summary>Asks for one of several values.</summary>
/// <param name="Name">The name of the metadata.</param>
/// <param name="Values">The values, letter for letter.</param>
public sealed record AnyOfFilter(string Name, IReadOnlyList<string> Values) : MetadataFilter
{
    /// <inheritdoc/>
    public override bool Matches(IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return metadata.TryGetValue(Name, out var value) && Values.Contains(value, StringComparer.Ordinal);
    }
}

using System.Globalization;

namespace LlmAttributes;

/// <summary>Asks for a value within bounds. Two numbers are compared as numbers, anything else letter by letter, as dates of one ISO format are.</summary>
/// <param name="Name">The name of the metadata.</param>
/// <param name="Least">The least value; <see langword="null"/> without a bound.</param>
/// <param name="Most">The greatest value; <see langword="null"/> without a bound.</param>
public sealed record RangeFilter(string Name, string? Least, string? Most) : MetadataFilter
{
    /// <inheritdoc/>
    public override bool Matches(IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return metadata.TryGetValue(Name, out var value)
            && (Least is null || Compare(value, Least) >= 0)
            && (Most is null || Compare(value, Most) <= 0);
    }

    private static int Compare(string a, string b) =>
        double.TryParse(a, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.TryParse(b, NumberStyles.Float, CultureInfo.InvariantCulture, out var y)
            ? x.CompareTo(y)
            : string.CompareOrdinal(a, b);
}

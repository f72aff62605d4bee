using System.Collections.Frozen;

namespace LlmAttributes;

/// <summary>What the metadata of a passage must be.</summary>
/// <remarks>An index may translate the kinds of filter there are into a query of its own; <see cref="Matches"/> says what each means.</remarks>
public abstract record MetadataFilter
{
    private protected MetadataFilter()
    {
    }

    internal static IReadOnlyDictionary<string, string> None { get; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Makes a filter for a value.</summary>
    /// <param name="name">The name of the metadata.</param>
    /// <param name="value">The value, letter for letter.</param>
    public static MetadataFilter Equal(string name, string value) => new AnyOfFilter(name, [value]);

    /// <summary>Makes a filter for any of several values.</summary>
    /// <param name="name">The name of the metadata.</param>
    /// <param name="values">The values, letter for letter.</param>
    public static MetadataFilter AnyOf(string name, params IReadOnlyList<string> values) => new AnyOfFilter(name, values);

    /// <summary>Makes a filter for values within bounds.</summary>
    /// <param name="name">The name of the metadata.</param>
    /// <param name="least">The least value; by default no bound.</param>
    /// <param name="most">The greatest value; by default no bound.</param>
    public static MetadataFilter Between(string name, string? least, string? most) => new RangeFilter(name, least, most);

    /// <summary>Makes a filter that asks for all of several.</summary>
    /// <param name="filters">The filters.</param>
    public static MetadataFilter All(params IReadOnlyList<MetadataFilter> filters) => new AllFilter(filters);

    /// <summary>Makes a filter that asks for one of several.</summary>
    /// <param name="filters">The filters.</param>
    public static MetadataFilter Any(params IReadOnlyList<MetadataFilter> filters) => new AnyFilter(filters);

    /// <summary>Makes a filter for what another leaves out; what lacks the metadata is left out by it, and so is meant here.</summary>
    /// <param name="filter">The filter.</param>
    public static MetadataFilter Not(MetadataFilter filter) => new NotFilter(filter);

    /// <summary>Tells whether metadata is meant.</summary>
    /// <param name="metadata">The metadata.</param>
    public abstract bool Matches(IReadOnlyDictionary<string, string> metadata);
}

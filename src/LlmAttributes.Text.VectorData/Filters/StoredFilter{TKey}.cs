using System.Linq.Expressions;

namespace LlmAttributes;

/// <summary>What a collection can test of a filter. All that the filter means passes; what else passes is turned down afterwards.</summary>
/// <param name="Test">The test; <see langword="null"/> when everything passes.</param>
/// <param name="IsExact">Whether nothing else passes.</param>
internal sealed record StoredFilter<TKey>(Expression<Func<PassageRecord<TKey>, bool>>? Test, bool IsExact)
    where TKey : notnull
{
    private static readonly StoredFilter<TKey> s_everything = new(null, true);
    private static readonly StoredFilter<TKey> s_nothing = new(RecordFilter.OfNothing<TKey>(), true);
    private static readonly StoredFilter<TKey> s_unknown = new(null, false);

    public static StoredFilter<TKey> Of(MetadataFilter? filter) => filter switch
    {
        null => s_everything,
        AnyOfFilter anyOf => anyOf.Values.Select(value => new StoredFilter<TKey>(RecordFilter.OfTag<TKey>(MetadataKey.Of(anyOf.Name, value)), true)).Aggregate(s_nothing, Unite),
        AllFilter all => all.Filters.Select(Of).Aggregate(s_everything, Intersect),
        AnyFilter any => any.Filters.Select(Of).Aggregate(s_nothing, Unite),
        NotFilter not => Except(Of(not.Filter)),

        // Bounds of values that may be numbers or not.
        _ => s_unknown,
    };

    private static StoredFilter<TKey> Intersect(StoredFilter<TKey> a, StoredFilter<TKey> b) => new(
        a.Test is null || b.Test is null ? a.Test ?? b.Test : RecordFilter.And(a.Test, b.Test),
        a.IsExact && b.IsExact);

    private static StoredFilter<TKey> Unite(StoredFilter<TKey> a, StoredFilter<TKey> b)
    {
        if (ReferenceEquals(a, s_nothing))
            return b;
        return new(a.Test is null || b.Test is null ? null : RecordFilter.Or(a.Test, b.Test), a.IsExact && b.IsExact);
    }

    private static StoredFilter<TKey> Except(StoredFilter<TKey> filter)
    {
        if (!filter.IsExact)
            return s_unknown;
        return filter.Test is null ? s_nothing : ReferenceEquals(filter, s_nothing) ? s_everything : new(RecordFilter.Not(filter.Test), true);
    }
}

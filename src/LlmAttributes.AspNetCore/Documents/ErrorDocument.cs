namespace LlmAttributes;

/// <summary>The JSON form of a kind of error: how often attempts failed so.</summary>
internal sealed record ErrorDocument(string Kind, long LastMinute, long LastFiveMinutes, long LastHour, long Total, IReadOnlyList<string> Models)
{
    /// <summary>The kinds that occurred, the most frequent first.</summary>
    public static IReadOnlyList<ErrorDocument> Of(ErrorSnapshot snapshot) =>
    [
        .. from entry in snapshot.Entries
           from failure in entry.Failures
           group (entry.Model, Counts: failure.Value) by failure.Key into kind
           let document = new ErrorDocument(
               Names.Of(kind.Key),
               kind.Sum(static f => f.Counts[ErrorWindow.OneMinute]),
               kind.Sum(static f => f.Counts[ErrorWindow.FiveMinutes]),
               kind.Sum(static f => f.Counts[ErrorWindow.OneHour]),
               kind.Sum(static f => f.Counts[ErrorWindow.Total]),
               [.. kind.Select(static f => f.Model).OfType<string>().Distinct().Order(StringComparer.Ordinal)])
           where document.Total > 0
           orderby document.Total descending, document.Kind
           select document,
    ];
}

namespace LlmAttributes;

/// <summary>The JSON form of the last calls.</summary>
internal sealed record CallsDocument(int Version, bool IncludesContent, IReadOnlyList<CallDocument> Calls)
{
    public static CallsDocument Of(Dashboard dashboard, int limit) => new(StateDocument.CurrentVersion, dashboard.Options.IncludeContent, dashboard.Recorder.Recent(limit));
}

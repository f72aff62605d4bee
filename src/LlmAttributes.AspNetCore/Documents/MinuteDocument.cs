namespace LlmAttributes;

/// <summary>The JSON form of a minute.</summary>
internal sealed record MinuteDocument(DateTimeOffset Start, long Count, long Failed, double MeanMs)
{
    public static MinuteDocument Of(MinuteStats minute) => new(minute.Start, minute.Count, minute.Failed, minute.Mean.TotalMilliseconds);
}

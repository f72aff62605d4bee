using System.Diagnostics;

namespace LlmAttributes.Behavior.Tests.Harness;

/// <summary>Keeps the spans of the library.</summary>
internal sealed class SpanList : IDisposable
{
    private readonly ActivityListener _listener;

    public SpanList()
    {
        _listener = new()
        {
            ShouldListenTo = static source => source.Name == LlmAttributesDiagnostics.ActivitySourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Spans.Add,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public List<Activity> Spans { get; } = [];

    public Activity Chat => Spans.Single(static s => s.Kind == ActivityKind.Client);

    public string? Of(string attribute) => (string?)Chat.GetTagItem(attribute);

    public void Dispose() => _listener.Dispose();
}

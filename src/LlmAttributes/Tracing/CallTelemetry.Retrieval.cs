using System.Diagnostics;

namespace LlmAttributes;

/// <content>The spans and the duration of retrievals; queries and passages stay out.</content>
internal sealed partial class CallTelemetry
{
    /// <summary>Opens the span of a search.</summary>
    public Activity? StartRetrieval(string store, RetrievalRequest request) => !IsSpanned ? null : StartSpan($"{SemConv.Retrieval} {store}", ActivityKind.Client,
    [
        new(SemConv.OperationName, SemConv.Retrieval),
        new(SemConv.DataSourceId, store),
        new(SemConv.RequestTopK, (double)request.TopK),
    ], Activity.Current);

    /// <summary>Measures a search, and closes its span.</summary>
    public void EndRetrieval(Activity? span, string store, TimeSpan duration, int count, Exception? exception)
    {
        if (!IsTraced)
            return;
        try
        {
            var type = exception is null ? null : ErrorTypes.Of(exception);
            if (type is null)
                span?.SetTag(SemConv.RetrievedPassages, (long)count);
            else
                span?.SetTag(SemConv.ErrorType, type).SetStatus(ActivityStatusCode.Error);
            if (Shared.Instruments.OperationDuration.Enabled)
            {
                var tags = new TagList(_callTags) { { SemConv.OperationName, SemConv.Retrieval }, { SemConv.DataSourceId, store } };
                if (type is not null)
                    tags.Add(SemConv.ErrorType, type);
                Shared.Instruments.OperationDuration.Record(duration.TotalSeconds, tags);
            }
        }
        catch (Exception failure)
        {
            Shared.ListenerFailed(failure);
        }

        if (span is not null)
            Stop(span, duration);
    }
}

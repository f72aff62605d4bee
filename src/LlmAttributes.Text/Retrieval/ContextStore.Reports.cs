namespace LlmAttributes;

public sealed partial class ContextStore
{
    private const string AddOperation = "ContextStore.Add";
    private const string DeleteOperation = "ContextStore.Delete";
    private const string QueryOperation = "ContextStore.Query";

    private async Task<ContextResult> SearchedAsync(ContextQuery query, Func<Task<ContextResult>> search)
    {
        var start = _time.GetTimestamp();
        var telemetry = SearchTelemetry.Start(_options.Name, query.TopK);
        try
        {
            var result = await ReportedAsync(QueryOperation, search).ConfigureAwait(false);
            telemetry.End(_time.GetElapsedTime(start), result.Passages.Count, null);
            return result;
        }
        catch (Exception exception)
        {
            telemetry.End(_time.GetElapsedTime(start), 0, exception);
            throw;
        }
    }

    private async Task<T> ReportedAsync<T>(string operation, Func<Task<T>> run)
    {
        var start = _runtime is { HasTracer: true } ? _runtime.Time.GetTimestamp() : 0;
        try
        {
            var result = await run().ConfigureAwait(false);
            Report(operation, start, null);
            return result;
        }
        catch (Exception exception)
        {
            Report(operation, start, exception);
            throw;
        }
    }

    private void Report(string operation, long start, Exception? exception)
    {
        if (_runtime is null)
            return;
        var isCancelled = exception is OperationCanceledException;
        if (exception is null)
            _runtime.Errors.RecordSuccess(LlmComponents.Retriever);
        else if (!isCancelled)
            _runtime.Errors.RecordFailure(exception, LlmComponents.Retriever, operation);
        if (_runtime.HasTracer)
        {
            _runtime.Tracer.Record(new PerformanceMetric(operation, _runtime.Time.GetElapsedTime(start))
            {
                Component = LlmComponents.Retriever,
                Error = exception is null || isCancelled ? null : LlmErrorKind.Unknown,
                IsCancelled = isCancelled,
            });
        }
    }
}

using System.Diagnostics;

namespace LlmAttributes;

public sealed partial class ContextStore
{
    private const string AddOperation = "ContextStore.Add";
    private const string DeleteOperation = "ContextStore.Delete";
    private const string QueryOperation = "ContextStore.Query";

    private static readonly ActivitySource s_source = new(LlmAttributesDiagnostics.ActivitySourceName);

    private async Task<ContextResult> SearchedAsync(ContextQuery query, Func<Task<ContextResult>> search)
    {
        using var activity = s_source.HasListeners()
            ? s_source.StartActivity($"retrieval {_options.Name}", ActivityKind.Client, default(ActivityContext), [new("gen_ai.operation.name", "retrieval"), new("gen_ai.data_source.id", _options.Name), new("gen_ai.request.top_k", (double)query.TopK)])
            : null;
        try
        {
            var result = await ReportedAsync(QueryOperation, search).ConfigureAwait(false);
            activity?.SetTag("llmattributes.retrieval.passages", result.Passages.Count);
            return result;
        }
        catch (Exception exception)
        {
            activity?.SetTag("error.type", exception is OperationCanceledException ? typeof(OperationCanceledException).FullName : exception.GetType().FullName);
            activity?.SetStatus(ActivityStatusCode.Error);
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

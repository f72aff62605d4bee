namespace LlmAttributes;

public sealed partial class DocumentChunker
{
    private const string Operation = "DocumentChunker.Chunk";

    private long Start() => _runtime is { HasTracer: true } ? _runtime.Time.GetTimestamp() : 0;

    private void Report(long start, Exception? exception)
    {
        if (_runtime is null)
            return;
        var isCancelled = exception is OperationCanceledException;
        if (exception is null)
            _runtime.Errors.RecordSuccess(LlmComponents.Chunker);
        else if (!isCancelled)
            _runtime.Errors.RecordFailure(exception, LlmComponents.Chunker, Operation);
        if (_runtime.HasTracer)
        {
            _runtime.Tracer.Record(new PerformanceMetric(Operation, _runtime.Time.GetElapsedTime(start))
            {
                Component = LlmComponents.Chunker,
                Error = exception is null || isCancelled ? null : LlmErrorKind.Unknown,
                IsCancelled = isCancelled,
            });
        }
    }
}

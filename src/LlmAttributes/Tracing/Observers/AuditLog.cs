namespace LlmAttributes;

/// <summary>Writes one line of JSON for each finished call: who was asked, what was decided, how it ended and what it cost; prompts and answers only if asked for.</summary>
/// <remarks>
/// <code>
/// {"version":1,"id":"09f2…","time":"2026-01-01T12:00:00+00:00","contract":"IDesk","call":"AskAsync","traceId":null,
///  "outcome":"failed","error":"all_failed",                       // outcome: succeeded, failed, cancelled; error: as in LlmErrorKind, or null
///  "model":null,"durationMs":812.5,"inputTokens":120,"outputTokens":40,"costUsd":null,   // null: unknown
///  "attempts":[{"model":"fast","error":"rate_limit","durationMs":80,"inputTokens":null,"outputTokens":null,"costUsd":0,"responseId":null}],
///  "decisions":[{"kind":"fallback","model":"smart","error":"rate_limit","waitMs":0}],   // error and, of a route, reason only where there is one
///  "prompt":[{"role":"user","text":"…"}],"answer":null}           // only with IncludeContent
/// </code>
/// </remarks>
/// <example><code>builder.AddObserver(new AuditLog(File.AppendText("audit.jsonl"), new() { IncludeContent = true }));</code></example>
public sealed class AuditLog : ILlmCallObserver
{
    private readonly TextWriter _writer;
    private readonly AuditLogOptions _options;
    private readonly object _gate = new();

    /// <summary>Creates a log.</summary>
    /// <param name="writer">Where the lines go. It is flushed after each line and stays yours to dispose.</param>
    /// <param name="options">What is written.</param>
    /// <exception cref="ArgumentException">A value of the options is missing or out of its range.</exception>
    public AuditLog(TextWriter writer, AuditLogOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        options ??= new();
        options.Validate();
        _writer = writer;
        _options = options;
    }

    bool ILlmCallObserver.NeedsAnswers => _options.IncludeContent;

    void ILlmCallObserver.Succeeded(ObservedCall observed) => Write(observed, null);

    void ILlmCallObserver.Failed(ObservedCall observed, Exception exception) => Write(observed, exception);

    private void Write(ObservedCall call, Exception? exception)
    {
        var line = AuditLineWriter.Write(call, exception, _options);
        lock (_gate)
        {
            _writer.Write(line);
            _writer.Write('\n');
            _writer.Flush();
        }
    }
}

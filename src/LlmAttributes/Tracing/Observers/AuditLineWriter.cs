using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LlmAttributes;

/// <summary>Writes the line of one call.</summary>
internal readonly struct AuditLineWriter(Utf8JsonWriter json, AuditLogOptions options)
{
    private const int Version = 1;

    public static string Write(ObservedCall call, Exception? exception, AuditLogOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            new AuditLineWriter(json, options).Write(call, exception);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Write(ObservedCall call, Exception? exception)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("id", call.Id);
        json.WriteString("time", call.StartedAt);
        json.WriteString("contract", call.Contract);
        json.WriteString("call", call.Call);
        json.WriteString("traceId", call.TraceId);
        json.WriteString("outcome", exception switch { null => "succeeded", OperationCanceledException => "cancelled", _ => "failed" });
        WriteError("error", exception);
        json.WriteString("model", call.Model);
        json.WriteNumber("durationMs", call.Duration.TotalMilliseconds);
        WriteSpent(call.Usage, call.Cost);
        json.WriteStartArray("attempts");
        foreach (var attempt in call.Attempts)
            Write(attempt);
        json.WriteEndArray();
        json.WriteStartArray("decisions");
        foreach (var decision in call.Decisions)
            Write(decision);
        json.WriteEndArray();
        if (options.IncludeContent)
            WriteContent(call);
        json.WriteEndObject();
    }

    private void Write(ObservedAttempt attempt)
    {
        json.WriteStartObject();
        json.WriteString("model", attempt.Model);
        WriteError("error", attempt.Error);
        json.WriteNumber("durationMs", attempt.Duration.TotalMilliseconds);
        WriteSpent(attempt.Usage, attempt.Cost);
        json.WriteString("responseId", attempt.ResponseId);
        json.WriteEndObject();
    }

    private void Write(CallDecision decision)
    {
        json.WriteStartObject();
        json.WriteString("kind", decision.Kind switch
        {
            CallDecisionKind.Route => "route",
            CallDecisionKind.Retry => "retry",
            CallDecisionKind.Fallback => "fallback",
            CallDecisionKind.Wait => "wait",
            CallDecisionKind.TryAnyway => "try_anyway",
            CallDecisionKind.Hedge => "hedge",
            CallDecisionKind.Reask => "reask",
            CallDecisionKind.Guard => "guard",
            _ => "budget_refusal",
        });
        json.WriteString("model", decision.Model);
        if (decision.Error is { } error)
            json.WriteString("error", ErrorReportWriter.NameOf(error));
        if (decision.Reason is { } reason)
            json.WriteString("reason", reason);
        json.WriteNumber("waitMs", decision.Wait.TotalMilliseconds);
        json.WriteEndObject();
    }

    private void WriteContent(ObservedCall call)
    {
        json.WriteStartArray("prompt");
        foreach (var message in call.Messages)
        {
            json.WriteStartObject();
            json.WriteString("role", message.Role.Value);
            json.WriteString("text", Clean(message.Text));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("answer", call.Answer is { } answer ? Clean(answer) : null);
    }

    private string Clean(string text)
    {
        var clean = options.Redactor(text);
        return clean.Length <= options.MaxContentLength ? clean : clean[..options.MaxContentLength] + "…";
    }

    private void WriteError(string property, Exception? exception)
    {
        if (PerformanceMetric.KindOf(exception, ErrorAggregator.Default) is { } kind)
            json.WriteString(property, ErrorReportWriter.NameOf(kind));
        else
            json.WriteNull(property);
    }

    private void WriteSpent(TokenUsage? usage, Cost cost)
    {
        if (usage is { } tokens)
        {
            json.WriteNumber("inputTokens", tokens.InputTokens);
            json.WriteNumber("outputTokens", tokens.OutputTokens);
        }
        else
        {
            json.WriteNull("inputTokens");
            json.WriteNull("outputTokens");
        }

        if (cost.IsKnown)
            json.WriteNumber("costUsd", cost.Usd);
        else
            json.WriteNull("costUsd");
    }
}

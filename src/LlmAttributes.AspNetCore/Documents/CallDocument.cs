namespace LlmAttributes;

/// <summary>The JSON form of a finished call: facts; prompt and answer only if asked for.</summary>
internal sealed record CallDocument(
    string Id,
    DateTimeOffset Time,
    string Contract,
    string Call,
    string Outcome,
    string? Error,
    string? Model,
    string? Reason,
    double DurationMs,
    long InputTokens,
    long OutputTokens,
    decimal? CostUsd,
    string? TraceId,
    bool IsFromPlayground,
    IReadOnlyList<AttemptDocument> Attempts,
    IReadOnlyList<DecisionDocument> Decisions)
{
    public IReadOnlyList<MessageDocument>? Prompt { get; init; }

    public string? Answer { get; init; }

    public CallDocument WithoutContent() => Prompt is null && Answer is null ? this : this with { Prompt = null, Answer = null };

    public static CallDocument Of(ObservedCall call, Exception? exception, Func<Exception?, LlmErrorKind?> kindOf, LlmDashboardOptions options)
    {
        var decisions = call.Decisions;
        return new(
            call.Id,
            call.StartedAt,
            call.Contract,
            call.Call,
            exception switch { null => "succeeded", OperationCanceledException => "cancelled", _ => "failed" },
            Names.Of(kindOf(exception)),
            call.Model,
            decisions.FirstOrDefault(static d => d.Kind == CallDecisionKind.Route).Reason,
            call.Duration.TotalMilliseconds,
            call.Usage.InputTokens,
            call.Usage.OutputTokens,
            Amounts.Of(call.Cost),
            call.TraceId,
            PlaygroundRun.Current is not null,
            [.. call.Attempts.Select(attempt => AttemptDocument.Of(attempt, kindOf(attempt.Error)))],
            [.. decisions.Select(DecisionDocument.Of)])
        {
            Prompt = options.IncludeContent ? [.. call.Messages.Select(message => new MessageDocument(message.Role.Value, Clean(message.Text, options)))] : null,
            Answer = options.IncludeContent && call.Answer is { } answer ? Clean(answer, options) : null,
        };
    }

    private static string Clean(string text, LlmDashboardOptions options)
    {
        var clean = options.Redactor(text);
        return clean.Length <= options.MaxContentLength ? clean : clean[..options.MaxContentLength] + "…";
    }
}

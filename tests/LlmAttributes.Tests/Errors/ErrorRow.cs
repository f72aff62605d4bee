using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace LlmAttributes.Tests.Errors;

/// <summary>An error with what it should be taken for: a row of <c>documented_errors.jsonl</c>, or of the recorded errors beside the repository.</summary>
internal sealed record ErrorRow(string Text, string Provider, string Source, string Kind, bool IsRetryable, TimeSpan? Delay, ProviderError? Answer, Exception? Exception)
{
    /// <summary>The rows that the repository holds. Each names the page that describes its kind of error; bodies are written after those shapes, not copied from them.</summary>
    public static IReadOnlyList<ErrorRow> Documented { get; } = ReadDocumented();

    public ErrorClassification Classify(ErrorClassifier classifier) => Exception is null ? classifier.Classify(Answer!) : classifier.Classify(Exception);

    public static string NameOf(LlmErrorKind kind)
    {
        var name = new StringBuilder();
        foreach (var c in kind.ToString())
            name.Append(char.IsUpper(c) && name.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(c));
        return name.ToString();
    }

    public static ErrorRow Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var row = document.RootElement;
        var exception = String(row, "exception");
        return new(
            line,
            String(row, "provider")!,
            String(row, "source") ?? "",
            String(row, "kind") ?? String(row, "cls")!,
            row.GetProperty("retryable") is var flag && (flag.ValueKind == JsonValueKind.Number ? flag.GetInt32() != 0 : flag.GetBoolean()),
            Number(row, "delay_ms") is { } ms ? TimeSpan.FromMilliseconds(ms) : (Number(row, "retry_after_s") ?? Number(row, "retry_after")) is { } s ? TimeSpan.FromSeconds(s) : null,
            exception is not null ? null : new((int)(Number(row, "status") ?? 0))
            {
                Provider = String(row, "provider"),
                Body = String(row, "body"),
                Headers = row.TryGetProperty("headers", out var headers) ? headers.EnumerateObject().ToDictionary(static p => p.Name, static p => p.Value.GetString()!) : null,
            },
            exception is null ? null : Make(exception));
    }

    private static List<ErrorRow> ReadDocumented()
    {
        using var reader = new StreamReader(typeof(ErrorRow).Assembly.GetManifestResourceStream("documented_errors.jsonl")!);
        List<ErrorRow> rows = [];
        while (reader.ReadLine() is { } line)
            rows.Add(Parse(line));
        return rows;
    }

    private static string? String(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static Exception Make(string description) => description.Split(':') switch
    {
        ["http", var error] => new HttpRequestException(Enum.Parse<HttpRequestError>(error)),
        ["socket", var error] => new HttpRequestException("refused", new SocketException((int)Enum.Parse<SocketError>(error))),
        ["http-timeout"] => new TaskCanceledException("canceled", new TimeoutException()),
        ["io"] => new IOException("cut"),
        ["websocket"] => new WebSocketException(),
        ["json"] => new JsonException(),
        _ => throw new InvalidOperationException($"'{description}' describes no exception."),
    };
}

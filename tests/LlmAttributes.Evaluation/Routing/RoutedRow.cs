using System.Text.Json;

namespace LlmAttributes.Evaluation.Routing;

/// <summary>A recorded prompt. The outcomes may be missing.</summary>
/// <param name="Row">The row of the data.</param>
/// <param name="Key">What the row is split by.</param>
/// <param name="Call">The prompt with its outcomes.</param>
internal sealed record RoutedRow(JsonElement Row, string Key, RecordedCall Call)
{
    public const string Weak = "weak";
    public const string Strong = "strong";

    /// <summary>Reads a row of two models, or <see langword="null"/> when it is marked as contaminated.</summary>
    public static RoutedRow? ReadPair(JsonElement row)
    {
        if (Number(row, "contaminated") is not (null or 0))
            return null;
        return Read(row, "domain", Number(row, "weak_ok") is { } weak && Number(row, "strong_ok") is { } strong ? [(Weak, weak), (Strong, strong)] : []);
    }

    /// <summary>Reads a row of many models.</summary>
    public static RoutedRow ReadMany(JsonElement row) =>
        Read(row, "task", row.TryGetProperty("scores", out var scores) && scores.ValueKind == JsonValueKind.Object
            ? [.. scores.EnumerateObject().Where(static score => score.Value.ValueKind == JsonValueKind.Number).Select(static score => (score.Name, score.Value.GetDouble()))]
            : []);

    private static double? Number(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static RoutedRow Read(JsonElement row, string task, List<(string Model, double Quality)> qualities)
    {
        var prompt = row.GetProperty("prompt").GetString()!;
        var taskType = row.TryGetProperty(task, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return new(row, row.TryGetProperty("id", out var id) ? id.ToString() : prompt, new()
        {
            Prompt = prompt,
            TaskType = taskType,
            Outcomes = [.. qualities.Select(q => new RouteOutcome { Prompt = prompt, TaskType = taskType, Model = q.Model, Quality = q.Quality })],
        });
    }
}

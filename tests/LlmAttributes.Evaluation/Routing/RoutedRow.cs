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
        if (row.TryGetProperty("contaminated", out var contaminated) && contaminated.ValueKind == JsonValueKind.Number && contaminated.GetInt32() != 0)
            return null;
        List<(string, double)> qualities = [];
        if (row.TryGetProperty("weak_ok", out var weak) && row.TryGetProperty("strong_ok", out var strong))
            qualities = [(Weak, weak.GetDouble()), (Strong, strong.GetDouble())];
        return Read(row, "domain", qualities);
    }

    /// <summary>Reads a row of many models.</summary>
    public static RoutedRow ReadMany(JsonElement row) =>
        Read(row, "task", row.TryGetProperty("scores", out var scores) && scores.ValueKind == JsonValueKind.Object
            ? [.. scores.EnumerateObject().Select(static score => (score.Name, score.Value.GetDouble()))]
            : []);

    private static RoutedRow Read(JsonElement row, string task, List<(string Model, double Quality)> qualities)
    {
        var prompt = row.GetProperty("prompt").GetString()!;
        var taskType = row.TryGetProperty(task, out var value) ? value.GetString() : null;
        return new(row, row.TryGetProperty("id", out var id) ? id.ToString() : prompt, new()
        {
            Prompt = prompt,
            TaskType = taskType,
            Outcomes = [.. qualities.Select(q => new RouteOutcome { Prompt = prompt, TaskType = taskType, Model = q.Model, Quality = q.Quality })],
        });
    }
}

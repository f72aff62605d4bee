using System.Text.Json;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Tasks;

/// <summary>A request with the category that people gave it.</summary>
/// <param name="Row">The row of the data.</param>
/// <param name="Text">The request.</param>
/// <param name="Category">Its category, or <see langword="null"/> where it is kept back.</param>
internal sealed record TaskRow(JsonElement Row, string Text, string? Category)
{
    public const string File = "dolly_category.jsonl";

    /// <summary>The eight categories.</summary>
    public static IReadOnlyList<string> Categories { get; } =
        ["open_qa", "closed_qa", "general_qa", "summarization", "classification", "information_extraction", "creative_writing", "brainstorming"];

    public bool IsFitted => DataFolder.IsFitted(Row.TryGetProperty("id", out var id) ? id.GetString()! : Text);

    public static List<TaskRow>? Read(DataFolder data) =>
        data.Rows(Path.Combine("task_classification", File))?.ConvertAll(static row =>
            new TaskRow(row, row.GetProperty("instruction").GetString()!, row.TryGetProperty("category", out var category) ? category.GetString() : null));

    /// <summary>Merges the three kinds of questions, which differ by a context that the data lacks.</summary>
    public static string Merged(string category) => category.EndsWith("_qa", StringComparison.Ordinal) ? "qa" : category;

    /// <summary>The category that a kind of task is.</summary>
    public static string Of(TaskType task) => task switch
    {
        TaskType.Summarization => "summarization",
        TaskType.Classification => "classification",
        TaskType.Extraction => "information_extraction",
        TaskType.Creative => "creative_writing",
        TaskType.Brainstorming => "brainstorming",
        TaskType.Translation => "translation",
        TaskType.CodeGeneration => "code",
        _ => "qa",
    };
}

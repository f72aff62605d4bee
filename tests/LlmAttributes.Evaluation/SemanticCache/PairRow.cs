using System.Text.Json;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.SemanticCache;

/// <summary>Two questions of the data.</summary>
/// <param name="Row">The row.</param>
/// <param name="A">The one that is kept.</param>
/// <param name="B">The one that is asked.</param>
/// <param name="IsSame">Whether they are duplicates, or <see langword="null"/> where it is kept back.</param>
internal sealed record PairRow(JsonElement Row, string A, string B, bool? IsSame)
{
    public const string File = "qqp_pairs.jsonl.gz";

    public bool IsFitted => DataFolder.IsFitted(Row.TryGetProperty("id", out var id) ? id.GetRawText() : Row.GetRawText());

    public LabelledPair Labelled => new(A, B, IsSame == true);

    public static List<PairRow>? Read(DataFolder data) => data.Rows(Path.Combine("semantic_cache", File))?.ConvertAll(static row => new PairRow(
        row,
        row.GetProperty("a").GetString()!,
        row.GetProperty("b").GetString()!,
        row.TryGetProperty("dup", out var dup) ? dup.GetInt32() == 1 : null));
}

using System.Text.Json;

namespace LlmAttributes.Evaluation.Chunking;

/// <summary>A question with the excerpts that answer it. The excerpts may be missing.</summary>
internal sealed record ChunkingQuestion(JsonElement Row, string Id, string Corpus, string[] Words, IReadOnlyList<TextRange> References)
{
    public static ChunkingQuestion Read(JsonElement row)
    {
        List<TextRange> references = [];
        var corpus = row.GetProperty("corpus").GetString()!;
        if (row.TryGetProperty("references", out var found) && found.ValueKind == JsonValueKind.Array)
        {
            foreach (var reference in found.EnumerateArray())
                references.Add(new(corpus, reference.GetProperty("start_index").GetInt32(), reference.GetProperty("end_index").GetInt32()));
        }

        var text = row.GetProperty("question").GetString()!;
        return new(row, row.TryGetProperty("id", out var id) ? id.ToString() : text, corpus, [.. PlainIndex.WordsOf(text)], TextRange.Union(references));
    }
}

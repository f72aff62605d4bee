using System.Globalization;
using System.Text.Json;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Retrieval;

/// <summary>A collection: documents, queries, and which documents were judged relevant for which query.</summary>
internal sealed class RetrievalSet
{
    private readonly Dictionary<string, Dictionary<string, int>> _judgements;

    private RetrievalSet(string name, List<RetrievalDocument> documents, List<JsonElement> queries, Dictionary<string, Dictionary<string, int>> judgements)
    {
        Name = name;
        Documents = documents;
        Queries = queries;
        _judgements = judgements;
    }

    public string Name { get; }

    public IReadOnlyList<RetrievalDocument> Documents { get; }

    /// <summary>Gets the queries as their rows, with <c>id</c> and <c>text</c>.</summary>
    public IReadOnlyList<JsonElement> Queries { get; }

    /// <summary>Reads a folder.</summary>
    /// <returns>The set, or <see langword="null"/> when the folder has no documents or no queries.</returns>
    public static RetrievalSet? Read(DataFolder folder, string name)
    {
        var path = Path.Combine("retrieval", name);
        if ((folder.Rows(Path.Combine(path, "corpus.jsonl.gz")) ?? folder.Rows(Path.Combine(path, "corpus.jsonl"))) is not { } documents || folder.Rows(Path.Combine(path, "queries.jsonl")) is not { } queries)
            return null;
        return new(name, documents.ConvertAll(static row => new RetrievalDocument(IdOf(row), TextOf(row, "title"), TextOf(row, "text"))), queries, Judgements(Path.Combine(folder.Path, path, "qrels.tsv")));
    }

    public static string IdOf(JsonElement row) => row.GetProperty("id").ToString();

    public static string TextOf(JsonElement row, string name) => row.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    /// <summary>Gets the documents that were judged relevant, with their degree; none for a query that nobody judged.</summary>
    public IReadOnlyDictionary<string, int> RelevantFor(string query) => _judgements.GetValueOrDefault(query) ?? [];

    // The first line names the columns.
    private static Dictionary<string, Dictionary<string, int>> Judgements(string path)
    {
        Dictionary<string, Dictionary<string, int>> judgements = new(StringComparer.Ordinal);
        if (!File.Exists(path))
            return judgements;
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            var columns = line.Split('\t');
            if (columns.Length < 3 || !int.TryParse(columns[2], NumberStyles.Integer, CultureInfo.InvariantCulture, out var degree) || degree <= 0)
                continue;
            if (!judgements.TryGetValue(columns[0], out var relevant))
                judgements[columns[0]] = relevant = new(StringComparer.Ordinal);
            relevant[columns[1]] = degree;
        }

        return judgements;
    }
}

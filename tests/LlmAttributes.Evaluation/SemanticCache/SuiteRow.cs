namespace LlmAttributes.Evaluation.SemanticCache;

/// <summary>Two requests that were written to mean the same, or to differ in one thing.</summary>
/// <param name="Kind"><c>paraphrase</c>, or what they differ in.</param>
/// <param name="Kept">The one that is kept.</param>
/// <param name="Asked">The one that is asked.</param>
internal sealed record SuiteRow(string Kind, string Kept, string Asked)
{
    public bool IsParaphrase => Kind == "paraphrase";

    public static List<SuiteRow> Read()
    {
        using var stream = typeof(SuiteRow).Assembly.GetManifestResourceStream("suite.txt")!;
        using var reader = new StreamReader(stream);
        List<SuiteRow> rows = [];
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var parts = line.Split('\t');
            rows.Add(new(parts[0], parts[1], parts[2]));
        }

        return rows;
    }
}

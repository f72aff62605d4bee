namespace LlmAttributes;

/// <summary>A query as the verifier compares it.</summary>
internal sealed class QueryReading
{
    /// <summary>The most words that are compared; of a longer query nothing can be said.</summary>
    public const int MaxWords = 200;

    private QueryReading(string text, QueryWord[] words, string plain, QueryScript script, bool isWhole)
    {
        Text = text;
        Words = words;
        Plain = plain;
        Script = script;
        IsWhole = isWhole;
        Numbers = [.. words.Where(static w => w.Kind == WordKind.Number).Select(static w => w.Form)];
        Units = [.. words.Where(static w => w.Kind == WordKind.Unit).Select(static w => w.Form)];
        Negations = words.Count(static w => w.Kind == WordKind.Negation);
    }

    public string Text { get; }

    public QueryWord[] Words { get; }

    /// <summary>The words in small letters with a blank on each side.</summary>
    public string Plain { get; }

    /// <summary>What most letters are written in.</summary>
    public QueryScript Script { get; }

    /// <summary>Whether all words were read.</summary>
    public bool IsWhole { get; }

    public string[] Numbers { get; }

    public string[] Units { get; }

    public int Negations { get; }

    public static QueryReading Of(string text)
    {
        var scanner = new QueryScanner(text);
        List<QueryWord> words = new(16);
        while (words.Count < MaxWords && scanner.Read(words))
        {
        }

        return new(text, QueryFrames.Apply(words), $" {string.Join(' ', words.Select(static w => w.Text))} ", QueryScripts.Of(text), scanner.IsAtEnd);
    }
}

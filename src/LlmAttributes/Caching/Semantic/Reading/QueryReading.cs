namespace LlmAttributes;

/// <summary>A query as the verifier compares it.</summary>
internal sealed class QueryReading
{
    /// <summary>The most words that are compared; of a longer query nothing can be said.</summary>
    public const int MaxWords = 200;

    // One list for the queries that a thread reads one after the other.
    [ThreadStatic]
    private static List<QueryWord>? t_words;

    private QueryReading(string text, QueryWord[] words, string plain, QueryScript script, bool isWhole)
    {
        Text = text;
        Words = words;
        Plain = plain;
        Script = script;
        IsWhole = isWhole;
        Numbers = FormsOf(words, WordKind.Number);
        Units = FormsOf(words, WordKind.Unit);
        Negations = Count(words, WordKind.Negation);
        Signs = new(isWhole, script, Negations, QuerySigns.HashOf(Numbers));
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

    public QuerySigns Signs { get; }

    public static QueryReading Of(string text)
    {
        var scanner = new QueryScanner(text);
        var words = t_words ?? new(MaxWords);
        t_words = null;
        while (words.Count < MaxWords && scanner.Read(words))
        {
        }

        var reading = new QueryReading(text, QueryFrames.Apply(words), PlainOf(words), QueryScripts.Of(text), scanner.IsAtEnd);
        words.Clear();
        t_words = words;
        return reading;
    }

    private static string PlainOf(List<QueryWord> words)
    {
        var length = words.Count == 0 ? 2 : 1;
        foreach (var word in words)
            length += word.Text.Length + 1;
        return string.Create(length, words, static (plain, words) =>
        {
            plain[0] = plain[^1] = ' ';
            plain = plain[1..];
            foreach (var word in words)
            {
                word.Text.CopyTo(plain);
                plain[word.Text.Length] = ' ';
                plain = plain[(word.Text.Length + 1)..];
            }
        });
    }

    private static string[] FormsOf(QueryWord[] words, WordKind kind)
    {
        var count = Count(words, kind);
        if (count == 0)
            return [];
        var forms = new string[count];
        for (var i = words.Length - 1; i >= 0; i--)
        {
            if (words[i].Kind == kind)
                forms[--count] = words[i].Form;
        }

        return forms;
    }

    private static int Count(QueryWord[] words, WordKind kind)
    {
        var count = 0;
        foreach (var word in words)
            count += word.Kind == kind ? 1 : 0;
        return count;
    }
}

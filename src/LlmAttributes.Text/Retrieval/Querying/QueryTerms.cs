namespace LlmAttributes;

/// <summary>Turns the words of a query into terms, in every language that passages are analysed in.</summary>
internal static class QueryTerms
{
    public static LexicalQuery Of(ContextQuery query, IReadOnlyList<string> languages, LexicalWeights weights)
    {
        var words = QueryParser.Parse(query.Text, query.HasOperators);
        var own = query.Language ?? TextLanguage.Of(query.Text);
        var rules = languages.OrderBy(language => language == own ? 0 : 1).Select(LanguageRules.Of).Distinct().ToArray();
        Dictionary<(string Text, bool IsPrefix), QueryTerm> terms = new(words.Count * rules.Length);
        var position = 0;
        foreach (var word in words)
        {
            if (Add(word, rules, position, terms))
                position++;
        }

        return new()
        {
            Partition = query.Partition,
            Terms = [.. terms.Values.OrderBy(static term => term.Position)],
            Phrases = PhrasesOf(words, rules),
            Filter = query.Filter,
            Weights = weights,
        };
    }

    // Stop words take no position, as they take none in the terms of a passage.
    private static bool Add(QueryWord word, LanguageRules[] rules, int position, Dictionary<(string Text, bool IsPrefix), QueryTerm> terms)
    {
        if (word.IsPrefix && TextAnalyzer.WithoutAccents(TextAnalyzer.PlainForm(word.Text)) is { Length: > 0 } prefix)
        {
            terms.TryAdd((prefix, true), new(prefix, 1, position, true));
            return true;
        }

        var isAdded = false;
        foreach (var text in rules.Select(rule => TextAnalyzer.TermOf(word.Text, rule)).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            isAdded = true;
            if (!terms.TryAdd((text, false), new(text, 1, position)))
                terms[(text, false)] = terms[(text, false)] with { Weight = terms[(text, false)].Weight + 1 };
        }

        return isAdded;
    }

    // A phrase is sought as one language writes it: that of the query where it is told, else the most common one.
    private static List<IReadOnlyList<string>> PhrasesOf(List<QueryWord> words, LanguageRules[] rules)
    {
        List<IReadOnlyList<string>> phrases = [];
        foreach (var phrase in words.Where(static word => word.Phrase >= 0).GroupBy(static word => word.Phrase))
        {
            var terms = rules.Select(rule => phrase.Select(word => TextAnalyzer.TermOf(word.Text, rule)).OfType<string>().ToArray()).FirstOrDefault(static terms => terms.Length > 0);
            if (terms is not null)
                phrases.Add(terms);
        }

        return phrases;
    }
}

using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>Turns the words of a query into terms, in every language that passages are analysed in.</summary>
internal static class QueryTerms
{
    public static LexicalQuery Of(ContextQuery query, IReadOnlyList<string> languages, LexicalWeights weights)
    {
        var rules = RulesOf(query, languages);
        List<QueryTerm> terms = new(QueryParser.TypicalWords * rules.Length);
        var phrases = query.HasOperators ? AddRead(QueryParser.Parse(query.Text, hasOperators: true), rules, terms) : AddPlain(query.Text, rules, terms);

        return new()
        {
            Partition = query.Partition,
            Terms = terms,
            Phrases = phrases,
            Filter = query.Filter,
            Weights = weights,
        };
    }

    private static List<IReadOnlyList<string>> AddRead(List<QueryWord> words, LanguageRules[] rules, List<QueryTerm> terms)
    {
        var position = 0;
        foreach (var word in words)
        {
            if (Add(word.Text, word.IsPrefix, rules, position, terms))
                position++;
        }

        return PhrasesOf(words, rules);
    }

    // Without operators there are no phrases, and no word is needed for more than its term.
    private static IReadOnlyList<IReadOnlyList<string>> AddPlain(string text, LanguageRules[] rules, List<QueryTerm> terms)
    {
        var scanner = new WordScanner(text);
        var position = 0;
        for (var words = 0; words < QueryParser.MostWords && scanner.MoveNext(); words++)
        {
            if (Add(scanner.Word, QueryParser.IsPrefix(scanner), rules, position, terms))
                position++;
        }

        return [];
    }

    private static LanguageRules[] RulesOf(ContextQuery query, IReadOnlyList<string> languages)
    {
        if (languages.Count == 1)
            return [LanguageRules.Of(languages[0])];
        var own = query.Language ?? TextLanguage.Of(query.Text);
        return [.. languages.OrderBy(language => language == own ? 0 : 1).Select(LanguageRules.Of).Distinct()];
    }

    // Stop words take no position, as they take none in the terms of a passage.
    private static bool Add(ReadOnlySpan<char> word, bool isPrefix, LanguageRules[] rules, int position, List<QueryTerm> terms)
    {
        if (isPrefix && TextAnalyzer.WithoutAccents(TextAnalyzer.PlainForm(word)) is { Length: > 0 } prefix)
        {
            if (IndexOf(terms, prefix, isPrefix: true) < 0)
                terms.Add(new(prefix, 1, position, true));
            return true;
        }

        // What several languages write alike counts once.
        string?[]? texts = rules.Length == 1 ? null : new string?[rules.Length];
        var isAdded = false;
        for (var i = 0; i < rules.Length; i++)
        {
            if (TextAnalyzer.TermOf(word, rules[i]) is not { } text || texts?.AsSpan(0, i).Contains(text) == true)
                continue;
            if (texts is not null)
                texts[i] = text;
            isAdded = true;
            if (IndexOf(terms, text, isPrefix: false) is >= 0 and var known)
                terms[known] = terms[known] with { Weight = terms[known].Weight + 1 };
            else
                terms.Add(new(text, 1, position));
        }

        return isAdded;
    }

    // A query has few words, so looking at all of them takes less than a table would.
    private static int IndexOf(List<QueryTerm> terms, string text, bool isPrefix)
    {
        var known = CollectionsMarshal.AsSpan(terms);
        for (var i = 0; i < known.Length; i++)
        {
            ref var term = ref known[i];
            if (term.IsPrefix == isPrefix && string.Equals(term.Text, text, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    // A phrase is sought as one language writes it: that of the query where it is told, else the most common one.
    private static List<IReadOnlyList<string>> PhrasesOf(List<QueryWord> words, LanguageRules[] rules)
    {
        if (!words.Exists(static word => word.Phrase >= 0))
            return [];
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

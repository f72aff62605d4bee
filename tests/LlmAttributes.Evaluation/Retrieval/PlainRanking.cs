using System.Text.RegularExpressions;

namespace LlmAttributes.Evaluation.Retrieval;

/// <summary>BM25 as it is commonly done over title and text: runs of a–z and 0–9, k1 1.2, b .75, no stems and no stop words.</summary>
internal sealed partial class PlainRanking
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, List<(int Document, int Count)>> _postings = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<RetrievalDocument> _documents;
    private readonly double[] _norms;

    public PlainRanking(IReadOnlyList<RetrievalDocument> documents)
    {
        _documents = documents;
        var words = documents.Select(static document => WordsOf($"{document.Title} {document.Text}").ToArray()).ToArray();
        var mean = words.Average(static document => (double)document.Length);
        _norms = Array.ConvertAll(words, document => K1 * (1 - B + (B * document.Length / mean)));
        for (var i = 0; i < words.Length; i++)
        {
            foreach (var word in words[i].GroupBy(static word => word, StringComparer.Ordinal))
            {
                if (!_postings.TryGetValue(word.Key, out var postings))
                    _postings[word.Key] = postings = [];
                postings.Add((i, word.Count()));
            }
        }
    }

    public List<string> Best(string query, int count)
    {
        Dictionary<int, double> scores = [];
        foreach (var word in WordsOf(query))
        {
            if (!_postings.TryGetValue(word, out var postings))
                continue;
            var rarity = Math.Log(1 + ((_documents.Count - postings.Count + 0.5) / (postings.Count + 0.5)));
            foreach (var (document, occurrences) in postings)
                scores[document] = scores.GetValueOrDefault(document) + (rarity * occurrences * (K1 + 1) / (occurrences + _norms[document]));
        }

        return [.. scores.OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key).Take(count).Select(pair => _documents[pair.Key].Id)];
    }

    private static IEnumerable<string> WordsOf(string text) => Word().Matches(text.ToLowerInvariant()).Select(static word => word.Value);

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex Word();
}

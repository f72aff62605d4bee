using System.Text.RegularExpressions;

namespace LlmAttributes.Evaluation.Chunking;

/// <summary>BM25 as it is commonly done: words in small letters, k1 1.2, b .75, no stop words.</summary>
internal sealed partial class PlainIndex
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, List<(int Chunk, double Count)>> _postings = new(StringComparer.Ordinal);
    private readonly double[] _norms;

    public PlainIndex(IReadOnlyList<IndexedChunk> chunks)
    {
        _norms = [.. chunks.Select(static chunk => chunk.Words.Values.Sum())];
        var mean = _norms.Average();
        for (var i = 0; i < chunks.Count; i++)
        {
            _norms[i] = K1 * (1 - B + (B * _norms[i] / mean));
            foreach (var (word, count) in chunks[i].Words)
            {
                if (!_postings.TryGetValue(word, out var postings))
                    _postings[word] = postings = [];
                postings.Add((i, count));
            }
        }
    }

    public static IEnumerable<string> WordsOf(string text) => Word().Matches(text).Select(static word => word.Value.ToLowerInvariant());

    public static void Add(Dictionary<string, double> counts, string text, double weight)
    {
        foreach (var word in WordsOf(text))
            counts[word] = counts.GetValueOrDefault(word) + weight;
    }

    public List<int> Best(string[] question, int count)
    {
        Dictionary<int, double> scores = [];
        foreach (var word in question)
        {
            if (!_postings.TryGetValue(word, out var postings))
                continue;
            var rarity = Math.Log(1 + ((_norms.Length - postings.Count + 0.5) / (postings.Count + 0.5)));
            foreach (var (chunk, occurrences) in postings)
                scores[chunk] = scores.GetValueOrDefault(chunk) + (rarity * occurrences * (K1 + 1) / (occurrences + _norms[chunk]));
        }

        return [.. scores.OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key).Take(count).Select(static pair => pair.Key)];
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}

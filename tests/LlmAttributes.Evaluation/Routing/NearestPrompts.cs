using System.Text;

namespace LlmAttributes.Evaluation.Routing;

/// <summary>A baseline: the mean outcomes of the most similar prompts, by the cosine of their words weighted by rarity.</summary>
internal sealed class NearestPrompts
{
    private readonly Dictionary<string, List<(int Row, double Weight)>> _rowsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _rarity = new(StringComparer.Ordinal);
    private readonly double[][] _qualities;
    private readonly int _neighbours;

    public NearestPrompts(IReadOnlyList<RoutedRow> rows, IReadOnlyList<string> models, int neighbours)
    {
        _neighbours = Math.Min(neighbours, rows.Count);
        _qualities = [.. rows.Select(row => models.Select(model => row.Call.Find(model)?.Quality ?? 0).ToArray())];
        var counts = rows.Select(static row => Count(row.Call.Prompt)).ToList();
        foreach (var word in counts.SelectMany(static count => count.Keys))
            _rarity[word] = _rarity.GetValueOrDefault(word) + 1;
        foreach (var word in _rarity.Keys.ToList())
            _rarity[word] = Math.Log((1.0 + rows.Count) / (1 + _rarity[word])) + 1;
        for (var row = 0; row < counts.Count; row++)
        {
            foreach (var (word, weight) in Weigh(counts[row]))
            {
                if (!_rowsOf.TryGetValue(word, out var list))
                    _rowsOf[word] = list = [];
                list.Add((row, weight));
            }
        }
    }

    public double[] Predict(string prompt)
    {
        var similarity = new double[_qualities.Length];
        foreach (var (word, weight) in Weigh(Count(prompt)))
        {
            foreach (var (row, other) in _rowsOf.GetValueOrDefault(word) ?? [])
                similarity[row] += weight * other;
        }

        var order = Enumerable.Range(0, similarity.Length).ToArray();
        Array.Sort(Array.ConvertAll(similarity, static s => -s), order);
        var scores = new double[_qualities[0].Length];
        foreach (var row in order.AsSpan(0, _neighbours))
        {
            for (var k = 0; k < scores.Length; k++)
                scores[k] += _qualities[row][k] / _neighbours;
        }

        return scores;
    }

    private List<(string Word, double Weight)> Weigh(Dictionary<string, int> counts)
    {
        List<(string Word, double Weight)> weights = [.. counts.Where(pair => _rarity.ContainsKey(pair.Key)).Select(pair => (pair.Key, (1 + Math.Log(pair.Value)) * _rarity[pair.Key]))];
        var length = Math.Sqrt(weights.Sum(static w => w.Weight * w.Weight));
        return weights.ConvertAll(w => (w.Word, w.Weight / length));
    }

    private static Dictionary<string, int> Count(string prompt)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        var word = new StringBuilder();
        foreach (var c in prompt + " ")
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
            else if (word.Length > 0)
            {
                var text = word.ToString();
                counts[text] = counts.GetValueOrDefault(text) + 1;
                word.Clear();
            }
        }

        return counts;
    }
}

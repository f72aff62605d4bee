using System.Globalization;
using System.Reflection;

namespace Quickstart.Loopback;

/// <summary>Words and phrases with a weight, a group of them for each label.</summary>
internal sealed class Lexicon
{
    private readonly List<(string Label, double Weight, string Cue)> _cues = [];

    private Lexicon(IEnumerable<string> lines, bool isLabelled)
    {
        foreach (var line in lines)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var fields = line.Split(' ', isLabelled ? 3 : 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var weight = double.Parse(fields[^2], CultureInfo.InvariantCulture);
            foreach (var cue in fields[^1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                _cues.Add((isLabelled ? fields[0] : "", weight, cue.EndsWith('*') ? $" {cue[..^1]}" : $" {cue} "));
        }
    }

    public static Lexicon Topics { get; } = new(ReadLines("cues.txt"), isLabelled: true);

    public static Lexicon Urgency { get; } = new(ReadLines("urgency.txt"), isLabelled: false);

    /// <summary>Adds up the weights of the cues that a normalised text holds; a cue that comes again counts less each time.</summary>
    public Dictionary<string, double> Score(string normalised)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (label, weight, cue) in _cues)
        {
            var gain = weight;
            for (var at = normalised.IndexOf(cue, StringComparison.Ordinal); at >= 0 && gain > weight / 8; at = normalised.IndexOf(cue, at + 1, StringComparison.Ordinal))
            {
                scores[label] = scores.GetValueOrDefault(label) + gain;
                gain /= 2;
            }
        }
        return scores;
    }

    private static List<string> ReadLines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Quickstart.Loopback.{name}")!;
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
            lines.Add(line);
        return lines;
    }
}

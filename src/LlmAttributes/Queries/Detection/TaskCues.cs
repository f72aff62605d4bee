using System.Collections.Frozen;

namespace LlmAttributes;

/// <summary>Finds the cues of a query.</summary>
internal static class TaskCues
{
    // The same cue again says nothing new.
    private const int MostPerKind = 3;
    private static readonly FrozenDictionary<uint, TaskCue[]> s_cues = Load();

    /// <summary>Adds the weights of all cues to the logits.</summary>
    /// <param name="tokens">The words and signs of the query.</param>
    /// <param name="places">The start and the end of each.</param>
    /// <param name="scores">A logit per <see cref="TaskType"/>.</param>
    /// <returns>The places of the cues.</returns>
    public static IReadOnlyList<TaskEvidence> Add(ReadOnlySpan<uint> tokens, ReadOnlySpan<int> places, Span<double> scores)
    {
        List<TaskEvidence>? found = null;
        Span<int> counts = stackalloc int[scores.Length];
        counts.Clear();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!s_cues.TryGetValue(tokens[i], out var cues) || Longest(cues, tokens[i..]) is not { } cue)
                continue;
            if (counts[(int)cue.Task]++ < MostPerKind)
            {
                scores[(int)cue.Task] += cue.Weight;
                var last = i + cue.Words.Length - 1;
                (found ??= []).Add(new(cue.Task, places[i * 2], places[(last * 2) + 1] - places[i * 2]));
            }

            i += cue.Words.Length - 1;
        }

        return found ?? (IReadOnlyList<TaskEvidence>)[];
    }

    // The cues of a word are kept longest first.
    private static TaskCue? Longest(TaskCue[] cues, ReadOnlySpan<uint> rest)
    {
        foreach (var cue in cues)
        {
            if (rest.StartsWith(cue.Words))
                return cue;
        }

        return null;
    }

    private static FrozenDictionary<uint, TaskCue[]> Load()
    {
        Span<uint> tokens = stackalloc uint[16];
        Span<int> places = stackalloc int[32];
        List<TaskCue> cues = [];
        foreach (var (task, weight, words) in TaskWords.All)
        {
            foreach (var word in words.Split('|'))
                cues.Add(new(tokens[..TaskFeatures.ReadTokens(word, tokens, places)].ToArray(), task, weight));
        }

        return cues.GroupBy(static c => c.Words[0]).ToFrozenDictionary(static g => g.Key, static g => g.OrderByDescending(static c => c.Words.Length).ToArray());
    }
}

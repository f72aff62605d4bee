using System.Linq;

namespace LlmAttributes;

/// <summary>Finds the cues of a query.</summary>
internal static class TaskCues
{
    // The same cue again says nothing new.
    private const int MostPerKind = 3;
    private static readonly PhraseTable<(TaskType Task, double Weight)> s_cues = new(TaskWords.All.Select(static words => ((words.Task, words.Weight), words.Words)));

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
            if (Longest(tokens[i..]) is not { } cue)
                continue;
            var ((task, weight), last) = (cue.Tag, i + cue.Words.Length - 1);
            if (counts[(int)task]++ < MostPerKind)
            {
                scores[(int)task] += weight;
                (found ??= []).Add(new(task, places[i * 2], places[(last * 2) + 1] - places[i * 2]));
            }

            i = last;
        }

        return found ?? (IReadOnlyList<TaskEvidence>)[];
    }

    private static (uint[] Words, (TaskType Task, double Weight) Tag)? Longest(ReadOnlySpan<uint> rest)
    {
        foreach (var cue in s_cues.Of(rest[0]))
        {
            if (rest.StartsWith(cue.Words))
                return cue;
        }

        return null;
    }
}

namespace LlmAttributes;

/// <summary>Chooses among what was found: no passage twice, and with diversity none that says again what is chosen already.</summary>
internal static class PassageChoice
{
    public static List<FoundPassage> Choose(List<FoundPassage> found, int count, double diversity, double duplicateShare)
    {
        List<(FoundPassage Passage, HashSet<string> Terms)> chosen = [];
        List<(FoundPassage Passage, HashSet<string> Terms, double Relevance)> rest = [];
        for (var i = 0; i < found.Count && (diversity > 0 || rest.Count < count); i++)
        {
            HashSet<string> terms = new(found[i].Passage.TextTerms, StringComparer.Ordinal);
            if (!rest.Exists(other => IsSame(terms, other.Terms, duplicateShare)))
                rest.Add((found[i], terms, 1 - ((double)i / found.Count)));
        }

        if (diversity == 0)
            return rest.ConvertAll(static item => item.Passage);
        while (chosen.Count < count && rest.Count > 0)
        {
            var best = rest.MaxBy(item => ((1 - diversity) * item.Relevance) - (diversity * chosen.Select(other => Likeness(item.Terms, other.Terms)).DefaultIfEmpty(0).Max()));
            rest.Remove(best);
            chosen.Add((best.Passage, best.Terms));
        }

        return chosen.ConvertAll(static item => item.Passage);
    }

    private static bool IsSame(HashSet<string> a, HashSet<string> b, double share)
    {
        var (least, most) = a.Count < b.Count ? (a.Count, b.Count) : (b.Count, a.Count);
        return most > 0 && least >= share * most && Likeness(a, b) >= share;
    }

    private static double Likeness(HashSet<string> a, HashSet<string> b)
    {
        if (a.Count == 0 || b.Count == 0)
            return 0;
        var shared = a.Count(b.Contains);
        return (double)shared / (a.Count + b.Count - shared);
    }
}

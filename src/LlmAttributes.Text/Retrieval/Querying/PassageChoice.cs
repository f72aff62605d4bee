namespace LlmAttributes;

/// <summary>Chooses among what was found: no passage twice, and with diversity none that says again what is chosen already.</summary>
internal static class PassageChoice
{
    // Two short passages may say different things with the same words, so below this number of words only the same text is the same.
    private const int FewestWords = 12;

    public static List<FoundPassage> Choose(List<FoundPassage> found, int count, double diversity, double duplicateShare)
    {
        List<(FoundPassage Passage, HashSet<string> Terms, double Relevance)> rest = new(diversity > 0 ? found.Count : Math.Min(found.Count, count));
        for (var i = 0; i < found.Count && (diversity > 0 || rest.Count < count); i++)
        {
            var passage = found[i].Passage;
            HashSet<string> terms = new(passage.TextTerms, StringComparer.Ordinal);
            if (duplicateShare > 1 || !rest.Exists(other => IsSame(passage, terms, other.Passage.Passage, other.Terms, duplicateShare)))
                rest.Add((found[i], terms, 1 - ((double)i / found.Count)));
        }

        if (diversity == 0)
            return rest.ConvertAll(static item => item.Passage);
        List<(FoundPassage Passage, HashSet<string> Terms)> chosen = [];
        while (chosen.Count < count && rest.Count > 0)
        {
            var best = rest.MaxBy(item => ((1 - diversity) * item.Relevance) - (diversity * chosen.Select(other => Likeness(item.Terms, other.Terms)).DefaultIfEmpty(0).Max()));
            rest.Remove(best);
            chosen.Add((best.Passage, best.Terms));
        }

        return chosen.ConvertAll(static item => item.Passage);
    }

    private static bool IsSame(IndexedPassage a, HashSet<string> aTerms, IndexedPassage b, HashSet<string> bTerms, double share)
    {
        var (least, most) = aTerms.Count < bTerms.Count ? (aTerms.Count, bTerms.Count) : (bTerms.Count, aTerms.Count);
        return least < FewestWords ? a.Text.AsSpan().Trim().Equals(b.Text.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase) : least >= share * most && Likeness(aTerms, bTerms) >= share;
    }

    private static double Likeness(HashSet<string> a, HashSet<string> b)
    {
        if (a.Count == 0 || b.Count == 0)
            return 0;
        var shared = a.Count(b.Contains);
        return (double)shared / (a.Count + b.Count - shared);
    }
}

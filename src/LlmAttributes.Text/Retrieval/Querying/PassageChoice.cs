namespace LlmAttributes;

/// <summary>Chooses among what was found: no passage twice, and with diversity none that says again what is chosen already.</summary>
internal static class PassageChoice
{
    // Two short passages may say different things with the same words, so below this number of words only the same text is the same.
    private const int FewestWords = 12;

    public static List<FoundPassage> Choose(List<FoundPassage> found, int count, double diversity, double duplicateShare)
    {
        List<Candidate> rest = new(diversity > 0 ? found.Count : Math.Min(found.Count, count));
        for (var i = 0; i < found.Count && (diversity > 0 || rest.Count < count); i++)
        {
            var candidate = new Candidate(found[i], 1 - ((double)i / found.Count));
            if (duplicateShare > 1 || !IsAny(rest, candidate, duplicateShare))
                rest.Add(candidate);
        }

        if (diversity == 0)
            return rest.ConvertAll(static item => item.Found);
        List<Candidate> chosen = [];
        while (chosen.Count < count && rest.Count > 0)
        {
            var best = rest.MaxBy(item => ((1 - diversity) * item.Relevance) - (diversity * chosen.Select(other => Likeness(item.Terms, other.Terms)).DefaultIfEmpty(0).Max()))!;
            rest.Remove(best);
            chosen.Add(best);
        }

        return chosen.ConvertAll(static item => item.Found);
    }

    private static bool IsAny(List<Candidate> chosen, Candidate candidate, double share)
    {
        foreach (var other in chosen)
        {
            if (IsSame(candidate, other, share))
                return true;
        }

        return false;
    }

    private static bool IsSame(Candidate a, Candidate b, double share)
    {
        // Whoever has few words in all has few different ones.
        if (Math.Min(a.Passage.TextTerms.Count, b.Passage.TextTerms.Count) < FewestWords)
            return HaveSameText(a.Passage, b.Passage);
        var (least, most) = a.Terms.Count < b.Terms.Count ? (a.Terms.Count, b.Terms.Count) : (b.Terms.Count, a.Terms.Count);
        return least < FewestWords ? HaveSameText(a.Passage, b.Passage) : least >= share * most && Likeness(a.Terms, b.Terms) >= share;
    }

    private static bool HaveSameText(IndexedPassage a, IndexedPassage b) => a.Text.AsSpan().Trim().Equals(b.Text.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);

    private static double Likeness(HashSet<string> a, HashSet<string> b)
    {
        if (a.Count == 0 || b.Count == 0)
            return 0;
        var shared = a.Count(b.Contains);
        return (double)shared / (a.Count + b.Count - shared);
    }

    private sealed class Candidate(FoundPassage found, double relevance)
    {
        private HashSet<string>? _terms;

        public FoundPassage Found => found;

        public IndexedPassage Passage => found.Passage;

        public double Relevance => relevance;

        public HashSet<string> Terms => _terms ??= new(found.Passage.TextTerms, StringComparer.Ordinal);
    }
}

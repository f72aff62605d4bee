namespace LlmAttributes;

/// <summary>Says the same in plainer words, and takes several questions apart.</summary>
internal static class SimplifyStrategy
{
    public static bool Applies(ClarityReport clarity) => clarity.Find(ClarityFault.HardToRead) is not null || clarity.Find(ClarityFault.SeveralQuestions) is not null;

    /// <summary>Whether it applies to a query of which nothing else need be known: the same as of its report, without the other checks.</summary>
    public static bool Applies(ReadOnlySpan<char> query)
    {
        var room = PromptTokens.RoomFor(query);
        var text = new QueryText(query, stackalloc uint[room], stackalloc int[room * 2], stackalloc WordSigns[room], stackalloc byte[room]);
        return ReadingCheck.TryFind(text, out _, out _, out _) || QuestionCheck.TryFind(text, out _);
    }

    public static bool IsMended(ClarityFault fault) => fault is ClarityFault.HardToRead or ClarityFault.SeveralQuestions;

    public static void Propose(QueryDraft draft)
    {
        if (draft.Plan.Clarity.Find(ClarityFault.HardToRead) is { } hard)
        {
            Replace(draft, hard);
            draft.Note(QueryStrategies.Simplify, "Before answering, pick out of the long sentence what is asked and under which conditions; answer that and nothing else.", hard.Reason, hard.Fault);
        }

        if (draft.Plan.Clarity.Find(ClarityFault.SeveralQuestions) is { } several)
            draft.Note(QueryStrategies.Simplify, "The request asks several things: answer each under its own number, in the order in which they are asked.", several.Reason, several.Fault);
    }

    // Only what is asked is put in plainer words; content stays as it is.
    private static void Replace(QueryDraft draft, ClarityFinding hard)
    {
        List<QueryChange> found = [];
        foreach (var (wordy, plain) in PlainWords.All)
        {
            var end = hard.Start + hard.Length;
            for (var at = draft.Query.IndexOf(wordy, hard.Start, hard.Length, StringComparison.OrdinalIgnoreCase); at >= 0; at = draft.Query.IndexOf(wordy, at + wordy.Length, end - at - wordy.Length, StringComparison.OrdinalIgnoreCase))
            {
                if (IsWhole(draft.Query, at, wordy.Length) && !IsQuoted(draft.Query, at) && !found.Exists(c => at < c.Start + c.Length && c.Start < at + wordy.Length))
                    found.Add(new(QueryStrategies.Simplify, Cased(draft.Query[at], plain), $"\"{plain}\" says the same as \"{wordy}\".") { Fault = hard.Fault, Start = at, Length = wordy.Length });
            }
        }

        foreach (var change in found.OrderBy(static c => c.Start))
            draft.Add(change);
    }

    private static string Cased(char first, string plain) => char.IsUpper(first) ? char.ToUpperInvariant(plain[0]) + plain[1..] : plain;

    private static bool IsWhole(string query, int at, int length) =>
        (at == 0 || !char.IsLetterOrDigit(query[at - 1])) && (at + length == query.Length || !char.IsLetterOrDigit(query[at + length]));

    private static bool IsQuoted(string query, int at)
    {
        var before = query.AsSpan(0, at);
        return before.Count('"') % 2 == 1 || before.Count('`') % 2 == 1 || before.Count('“') > before.Count('”') || before.Count('«') > before.Count('»');
    }
}

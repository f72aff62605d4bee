namespace LlmAttributes;

/// <summary>Finds members that are one voice: when one of them is wrong, the other gives the same wrong answer.</summary>
internal static class VoiceCopies
{
    private const double SameShare = 0.9;
    private const int LeastRows = 10;

    /// <summary>How many members speak with each member's voice, itself included.</summary>
    public static int[] Count(BallotTable table)
    {
        var members = table.Members.Length;
        var isAlike = new bool[members, members];
        for (var a = 0; a < members; a++)
        {
            for (var b = a + 1; b < members; b++)
                isAlike[a, b] = isAlike[b, a] = Same(table, a, b, static _ => true);
        }

        var voice = Enumerable.Range(0, members).ToArray();
        for (var a = 0; a < members; a++)
        {
            for (var b = a + 1; b < members; b++)
            {
                if (voice[b] == b && isAlike[a, b] && AreOne(table, isAlike, a, b))
                    voice[b] = voice[a];
            }
        }

        return [.. voice.Select(v => voice.Count(other => other == v))];
    }

    // Good members are alike because they are right, so only what others, or the known answer, speak against tells copies.
    private static bool AreOne(BallotTable table, bool[,] isAlike, int a, int b)
    {
        var others = Enumerable.Range(0, table.Members.Length).Where(m => m != a && m != b && !isAlike[a, m]).ToArray();
        return Same(table, a, b, row =>
        {
            var reference = row.IsJudged ? row.Gold : MostVoted(row, others);
            return (row.IsJudged || reference != BallotTable.None) && (row.Votes[a] != reference || row.Votes[b] != reference);
        });
    }

    private static bool Same(BallotTable table, int a, int b, Func<BallotTable.Row, bool> counts)
    {
        var (same, all) = (0, 0);
        foreach (var row in table.Rows)
        {
            if (row.Votes[a] == BallotTable.None || row.Votes[b] == BallotTable.None || !counts(row))
                continue;
            all++;
            if (row.Votes[a] == row.Votes[b])
                same++;
        }

        return all >= LeastRows && same >= SameShare * all;
    }

    private static int MostVoted(BallotTable.Row row, int[] members)
    {
        var (best, most) = (BallotTable.None, 0);
        for (var option = 0; option < row.Names.Length; option++)
        {
            if (members.Count(m => row.Votes[m] == option) is var count && count > most)
                (best, most) = (option, count);
        }

        return best;
    }
}

namespace LlmAttributes;

/// <summary>Recorded ballots as numbers: one row per question, one column per member.</summary>
internal sealed class BallotTable
{
    /// <summary>The number of a missing vote, an unknown task and an answer that nobody gave.</summary>
    public const int None = -1;

    // An answer has weights of its own only where answers recur, as those of an enumeration do.
    private const int MostNamedAnswers = 24;
    private const double LeastShare = 0.02;
    private const int LeastTimes = 10;

    private readonly List<Row> _rows = [];

    private BallotTable(string[] members, string[] tasks, string[] answers, OutputScale outputs)
    {
        Outputs = outputs;
        Members = members;
        Tasks = tasks;
        Answers = answers;
    }

    public string[] Members { get; }

    public string[] Tasks { get; }

    /// <summary>Gets the answers that recur.</summary>
    public string[] Answers { get; }

    public OutputScale Outputs { get; }

    public IReadOnlyList<Row> Rows => _rows;

    public static BallotTable Read(IReadOnlyCollection<RecordedBallot> ballots)
    {
        var members = Sorted(ballots.SelectMany(static ballot => ballot.Answers.Keys));
        var tasks = Sorted(ballots.Select(static ballot => ballot.TaskType).OfType<string>());
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var answer in ballots.Where(static ballot => ballot.Choices > 0).SelectMany(static ballot => ballot.Answers.Values.Distinct(StringComparer.Ordinal)))
            times[answer] = times.GetValueOrDefault(answer) + 1;
        var least = Math.Max(LeastTimes, LeastShare * ballots.Count);
        var answers = times.Where(pair => pair.Value >= least).OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal)
            .Take(MostNamedAnswers).Select(static pair => pair.Key).ToArray();
        var table = new BallotTable(members, tasks, answers, OutputScale.Read(members, tasks, ballots));
        foreach (var ballot in ballots)
            table.Add(ballot);
        return table;
    }

    /// <summary>The same columns with some of the rows.</summary>
    public BallotTable Where(Func<int, Row, bool> isKept)
    {
        var table = new BallotTable(Members, Tasks, Answers, Outputs);
        table._rows.AddRange(_rows.Where((row, i) => isKept(i, row)));
        return table;
    }

    /// <summary>The same members without tasks, answers and rows.</summary>
    public BallotTable WithoutParts() => new(Members, [], [], OutputScale.Read(Members, [], []));

    private void Add(RecordedBallot ballot)
    {
        var votes = new int[Members.Length];
        Array.Fill(votes, None);
        var options = new List<string>();
        for (var m = 0; m < votes.Length; m++)
        {
            if (!ballot.Answers.TryGetValue(Members[m], out var answer))
                continue;
            votes[m] = options.IndexOf(answer);
            if (votes[m] != None)
                continue;
            votes[m] = options.Count;
            options.Add(answer);
        }

        var names = options.Select(option => Array.IndexOf(Answers, option)).ToArray();
        var task = ballot.TaskType is { } type ? Array.BinarySearch(Tasks, type, StringComparer.Ordinal) : None;
        var gold = ballot.Correct is { } correct ? options.IndexOf(correct) : None;
        var excess = Members.Select((member, m) => Outputs.Excess(m, task, ballot.OutputLengths?.GetValueOrDefault(member) ?? 0)).ToArray();
        _rows.Add(new(votes, excess, names, task, gold, ballot.Correct is not null, ballot.Choices));
    }

    private static string[] Sorted(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>One question.</summary>
    /// <param name="Votes">The option that each member voted for.</param>
    /// <param name="Excess">By how much each member's output was longer than usual.</param>
    /// <param name="Names">The named answer that each option is.</param>
    /// <param name="Task">The task.</param>
    /// <param name="Gold">The right option, or <see cref="None"/> when no member gave it.</param>
    /// <param name="IsJudged">Whether the right answer is known.</param>
    /// <param name="Choices">How many answers were possible, or 0.</param>
    internal sealed record Row(int[] Votes, double[] Excess, int[] Names, int Task, int Gold, bool IsJudged, int Choices)
    {
        /// <summary>Gets how many options without a vote there are; of an open question, one stands for all of them.</summary>
        public int Unnamed => Choices == 0 ? 1 : Math.Max(0, Choices - Names.Length);
    }
}

namespace LlmAttributes;

/// <summary>How long a member's outputs usually are; one that is longer than usual tells of a hard question and of a doubtful answer.</summary>
/// <param name="members">How many members there are.</param>
/// <param name="tasks">How many tasks there are.</param>
/// <param name="values">Mean and spread of the logarithm, for each member and task, the last one for questions of no task; not a number where nothing is known.</param>
internal sealed class OutputScale(int members, int tasks, double[] values)
{
    private const int LeastOutputs = 5;
    private const double LeastSpread = 0.05;
    private const double MostSpreads = 3;

    public double[] Values => values;

    public static int Count(int members, int tasks) => 2 * members * (tasks + 1);

    public static OutputScale Read(string[] members, string[] tasks, IReadOnlyCollection<RecordedBallot> ballots)
    {
        var scale = new OutputScale(members.Length, tasks.Length, new double[Count(members.Length, tasks.Length)]);
        Array.Fill(scale.Values, double.NaN);
        var lengths = new List<double>[members.Length, tasks.Length + 1];
        foreach (var ballot in ballots.Where(static ballot => ballot.OutputLengths is not null))
        {
            var task = ballot.TaskType is { } type ? Array.BinarySearch(tasks, type, StringComparer.Ordinal) : tasks.Length;
            foreach (var (member, length) in ballot.OutputLengths!)
            {
                if (Array.BinarySearch(members, member, StringComparer.Ordinal) is var m and >= 0)
                    (lengths[m, task] ??= []).Add(Size(length));
            }
        }

        for (var m = 0; m < members.Length; m++)
        {
            for (var t = 0; t <= tasks.Length; t++)
            {
                if (lengths[m, t] is not { Count: >= LeastOutputs } known)
                    continue;
                var mean = known.Average();
                scale.Values[scale.IndexOf(m, t)] = mean;
                scale.Values[scale.IndexOf(m, t) + 1] = Math.Max(LeastSpread, Math.Sqrt(known.Average(size => (size - mean) * (size - mean))));
            }
        }

        return scale;
    }

    /// <summary>By how many spreads an output is longer than usual; 0 where that is not known.</summary>
    public double Excess(int member, int task, double length)
    {
        if (member < 0 || member >= members || length <= 0)
            return 0;
        var at = IndexOf(member, task < 0 ? tasks : task);
        return double.IsNaN(values[at]) ? 0 : Math.Clamp((Size(length) - values[at]) / values[at + 1], -MostSpreads, MostSpreads);
    }

    private static double Size(double length) => Math.Log(1 + Math.Max(0, length));

    private int IndexOf(int member, int task) => 2 * ((member * (tasks + 1)) + task);
}

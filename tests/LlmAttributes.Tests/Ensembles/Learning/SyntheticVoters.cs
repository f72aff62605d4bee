namespace LlmAttributes.Tests.Ensembles;

/// <summary>Ballots of voters whose accuracy is known and who err on their own.</summary>
internal static class SyntheticVoters
{
    public const int Choices = 4;

    public static List<RecordedBallot> Vote(int count, int seed, params double[] accuracies)
    {
        var random = new Random(seed);
        var ballots = new List<RecordedBallot>(count);
        for (var i = 0; i < count; i++)
        {
            var correct = random.Next(Choices);
            var answers = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var m = 0; m < accuracies.Length; m++)
                answers[Name(m)] = Letter(random.NextDouble() < accuracies[m] ? correct : (correct + 1 + random.Next(Choices - 1)) % Choices);
            ballots.Add(new(answers) { Choices = Choices, Correct = Letter(correct) });
        }

        return ballots;
    }

    /// <summary>Adds members that answer as another one does.</summary>
    public static List<RecordedBallot> Copy(List<RecordedBallot> ballots, int member, int times) => ballots.ConvertAll(ballot =>
    {
        var answers = new Dictionary<string, string>(ballot.Answers, StringComparer.Ordinal);
        for (var i = 0; i < times; i++)
            answers[$"copy{i}"] = ballot.Answers[Name(member)];
        return ballot with { Answers = answers };
    });

    public static double Accuracy(ConsensusModel model, List<RecordedBallot> ballots) => ballots.Average(ballot => model.Decide(ballot).Answer == ballot.Correct ? 1.0 : 0);

    /// <summary>The accuracy of the vote that knows how good each voter is.</summary>
    public static double Optimum(List<RecordedBallot> ballots, params double[] accuracies) => ballots.Average(ballot =>
    {
        var best = ballot.Answers.GroupBy(static pair => pair.Value, pair => Math.Log(accuracies[Index(pair.Key)] * (Choices - 1) / (1 - accuracies[Index(pair.Key)])), StringComparer.Ordinal)
            .MaxBy(static group => group.Sum())!;
        return best.Key == ballot.Correct ? 1.0 : 0;
    });

    public static string Name(int member) => $"m{member}";

    private static int Index(string name) => name[1] - '0';

    private static string Letter(int option) => ((char)('A' + option)).ToString();
}

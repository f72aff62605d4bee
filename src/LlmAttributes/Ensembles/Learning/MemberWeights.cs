namespace LlmAttributes;

/// <summary>The weights of votes: of each member, and how they differ by task and by recurring answer.</summary>
internal sealed class MemberWeights(int members, int tasks, int answers, double[] values)
{
    public int Members => members;

    public int Tasks => tasks;

    public int Answers => answers;

    /// <summary>Gets all weights: members, members by task, members by answer, output that is longer than usual (in general and by task), and that of an open question's unnamed answer.</summary>
    public double[] Values => values;

    /// <summary>Gets the score of the answer that nobody gave, where any answer is possible.</summary>
    public double Unnamed => values[^1];

    public static int Count(int members, int tasks, int answers) => (members * (1 + tasks + answers)) + 1 + tasks + 1;

    public int IndexOfTask(int member, int task) => members + (member * tasks) + task;

    public int IndexOfAnswer(int member, int answer) => (members * (1 + tasks)) + (member * answers) + answer;

    public int IndexOfExcess(int task) => (members * (1 + tasks + answers)) + 1 + task;

    /// <summary>What a vote loses for each spread by which its output is longer than usual.</summary>
    public double OfExcess(int task) => values[IndexOfExcess(-1)] + (task >= 0 ? values[IndexOfExcess(task)] : 0);

    public double Of(int member, int task, int answer)
    {
        var weight = values[member];
        if (task >= 0)
            weight += values[IndexOfTask(member, task)];
        if (answer >= 0)
            weight += values[IndexOfAnswer(member, answer)];
        return weight;
    }
}

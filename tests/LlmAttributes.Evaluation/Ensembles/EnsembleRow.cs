using System.Text.Json;

namespace LlmAttributes.Evaluation.Ensembles;

/// <summary>One question with what every member answered.</summary>
/// <param name="Row">The row as it is stored.</param>
/// <param name="Key">What decides on which side of the split it stands.</param>
/// <param name="Ballot">The answers in the form in which they are compared.</param>
/// <param name="Raw">The answers as the members wrote them.</param>
internal sealed record EnsembleRow(JsonElement Row, string Key, RecordedBallot Ballot, IReadOnlyDictionary<string, string> Raw)
{
    public bool IsRight(string? answer) => answer is not null && answer == Ballot.Correct;

    public bool IsRightOf(string member) => IsRight(Ballot.Answers.GetValueOrDefault(member));

    /// <summary>The ballot of some of the members.</summary>
    public RecordedBallot Of(IReadOnlyList<string> members)
    {
        var answers = new Dictionary<string, string>(members.Count, StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (Ballot.Answers.TryGetValue(member, out var answer))
                answers[member] = answer;
        }

        return Ballot with { Answers = answers };
    }

    /// <summary>An answer as one of the members wrote it.</summary>
    public string? Written(string? answer, IReadOnlyList<string> members) =>
        members.FirstOrDefault(member => answer is not null && Ballot.Answers.GetValueOrDefault(member) == answer) is { } author ? Raw[author] : answer;
}

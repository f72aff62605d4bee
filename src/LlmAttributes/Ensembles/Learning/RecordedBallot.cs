namespace LlmAttributes;

/// <summary>What the members of an ensemble answered to one question, and what was right if that is known.</summary>
/// <param name="Answers">The answer of each member that gave one, by the member's key. Two answers agree when their texts are equal.</param>
public sealed record RecordedBallot(IReadOnlyDictionary<string, string> Answers)
{
    /// <summary>Gets the kind of task; members are good at different ones.</summary>
    public string? TaskType { get; init; }

    /// <summary>Gets the right answer, or <see langword="null"/> when nobody said.</summary>
    public string? Correct { get; init; }

    /// <summary>Gets among how many answers the members chose, such as the values of an enumeration.</summary>
    /// <value>The default is 0: any answer is possible, so that all members may be wrong.</value>
    public int Choices { get; init; }

    /// <summary>Gets how long each member's whole output was, in any unit that stays the same; a long one often tells of a hard question.</summary>
    public IReadOnlyDictionary<string, double>? OutputLengths { get; init; }
}

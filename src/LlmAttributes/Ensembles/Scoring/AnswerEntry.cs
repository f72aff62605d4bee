namespace LlmAttributes;

/// <summary>One of several answers that are scored against each other.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
/// <param name="Member">Who gave it.</param>
/// <param name="Value">The answer.</param>
/// <param name="Text">The answer as it was written.</param>
public sealed record AnswerEntry<T>(string Member, T Value, string Text)
{
    /// <summary>Gets how good the answer is by what can be seen of it, where it was scored already.</summary>
    public double? Quality { get; init; }
}

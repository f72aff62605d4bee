namespace LlmAttributes.Contract;

/// <summary>One message of a prompt.</summary>
/// <param name="Role">The role, as the runtime's factory has it: <c>System</c>, <c>User</c> or <c>Assistant</c>.</param>
/// <param name="Parts">The text.</param>
/// <param name="IsTrimmed">Whether the text ends with a block whose last line end is left out.</param>
internal sealed record TurnModel(string Role, EquatableArray<PromptPart> Parts, bool IsTrimmed)
{
    public const string System = nameof(System);
    public const string User = nameof(User);
    public const string Assistant = nameof(Assistant);

    public static TurnModel None { get; } = new(System, default, false);
}

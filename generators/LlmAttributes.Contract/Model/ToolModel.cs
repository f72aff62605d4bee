namespace LlmAttributes.Contract;

/// <summary>A method that is a tool.</summary>
internal sealed record ToolModel
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>The JSON schema of the arguments.</summary>
    public required string Schema { get; init; }

    /// <summary>The class whose method it is, from anywhere; <see langword="null"/> for a static method.</summary>
    public required string? Host { get; init; }

    /// <summary>Whether the class has a public constructor without parameters.</summary>
    public required bool CanCreateHost { get; init; }

    /// <summary>The expression that calls the method with the arguments.</summary>
    public required string Call { get; init; }

    /// <summary>Whether the method returns a task.</summary>
    public required bool IsAsync { get; init; }

    /// <summary>Whether its task is a <c>Task</c> and no <c>ValueTask</c>.</summary>
    public required bool IsTask { get; init; }

    public required bool HasResult { get; init; }

    /// <summary>The type of a task's result.</summary>
    public required string ResultType { get; init; }

    /// <summary>The delegate that writes the result as JSON; <see langword="null"/> where it is a plain text.</summary>
    public string? ResultWriter { get; init; }

    public bool HasSideEffects { get; init; }

    public bool RequiresApproval { get; init; }

    public int MaxResult { get; init; }
}

namespace LlmAttributes.Contract;

/// <summary>The messages of a call.</summary>
internal sealed record PromptModel
{
    public required EquatableArray<PromptPart> User { get; init; }

    public required EquatableArray<PromptPart> System { get; init; }

    public required EquatableArray<ExampleModel> Examples { get; init; }

    /// <summary>What the model is told about the form of its answer; the last paragraph of the system message.</summary>
    public required string? OutputFormat { get; init; }

    public required string Fingerprint { get; init; }

    public string? Name { get; init; }

    public string? Version { get; init; }

    /// <summary>The file that <see cref="User"/> has yet to be read from.</summary>
    public string? UserFile { get; init; }

    /// <summary>The file that <see cref="System"/> has yet to be read from.</summary>
    public string? SystemFile { get; init; }

    /// <summary>Whether <see cref="SystemFile"/> stands on the method, where placeholders are allowed.</summary>
    public bool IsSystemOfCall { get; init; }

    public bool NeedsFiles => UserFile is not null || SystemFile is not null;
}

namespace LlmAttributes.Contract;

internal sealed record ParameterModel
{
    /// <summary>The name, escaped.</summary>
    public required string Name { get; init; }

    /// <summary>The name as it is written in a prompt.</summary>
    public string PlainName => Name[0] == '@' ? Name.Substring(1) : Name;

    /// <summary>Whether the messages depend on the parameter.</summary>
    public bool IsRendered => IsPlaced || Role is ParameterRole.Value or ParameterRole.History or ParameterRole.Attachment or ParameterRole.Attachments;

    /// <summary>Whether the prompt may name the parameter, which says something else too.</summary>
    public bool IsPlaced { get; init; }

    /// <summary>The type from anywhere.</summary>
    public required string Type { get; init; }

    public required ParameterRole Role { get; init; }

    /// <summary>How it is made of text.</summary>
    public InputModel Input { get; init; } = InputModel.Left;

    /// <summary>Whether the route reads the parameter, so that the prompt need not.</summary>
    public bool IsRouted { get; init; }

    /// <summary>Whether the value comes from outside.</summary>
    public bool IsUntrusted { get; init; }

    /// <summary>Whether the value seldom changes.</summary>
    public bool IsStable { get; init; }

    /// <summary>Whether nobody but the model may see the value.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Whether the value is a document that is cut.</summary>
    public bool IsChunked { get; init; }

    /// <summary>The type that prompts are rendered with, where the parameter has another.</summary>
    public string? RenderedType { get; init; }

    /// <summary>For instance <c>ref </c>; empty for plain parameters.</summary>
    public string Modifier { get; init; } = "";

    /// <summary>The default as an expression.</summary>
    public string? Default { get; init; }

    /// <summary>What a prompt file may say of the parameter; empty unless the call takes a prompt from a file.</summary>
    public EquatableArray<PathModel> Paths { get; init; }
}

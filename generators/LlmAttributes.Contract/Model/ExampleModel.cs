namespace LlmAttributes.Contract;

/// <summary>An example as it is written, and in the end as it is sent.</summary>
internal sealed record ExampleModel(string Input, string Output)
{
    /// <summary>The file whose lines take the place of this one when they are known.</summary>
    public string? File { get; init; }

    /// <summary>Whether the input are arguments that the prompt is yet to be rendered with.</summary>
    public bool HasArguments { get; init; }

    public bool IsOpen => File is not null || HasArguments;
}

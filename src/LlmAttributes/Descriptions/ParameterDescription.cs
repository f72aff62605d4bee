namespace LlmAttributes;

/// <summary>A parameter of a call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, without namespaces.</param>
public sealed record ParameterDescription(string Name, string Type)
{
    /// <summary>Gets how its value can be given as text.</summary>
    public ParameterInput Input { get; init; }

    /// <summary>Gets the names of its values, where it is an enumeration.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}

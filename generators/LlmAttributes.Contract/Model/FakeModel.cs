namespace LlmAttributes.Contract;

/// <summary>What a class marked <c>[LlmFake]</c> means.</summary>
internal sealed record FakeModel
{
    /// <summary>The name of the generated file.</summary>
    public required string HintName { get; init; }

    /// <summary>The escaped namespace, empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the class.</summary>
    public required string Name { get; init; }

    /// <summary>The partial declarations from the outermost type to the class.</summary>
    public required EquatableArray<string> Declarations { get; init; }

    /// <summary>The interface from anywhere.</summary>
    public required string InterfaceName { get; init; }

    /// <summary>The accessibility of what is generated, which must not be above that of the interface.</summary>
    public required string Accessibility { get; init; }

    public required EquatableArray<FakeMethodModel> Methods { get; init; }

    /// <summary>Properties that can be read and set, as whole declarations.</summary>
    public required EquatableArray<string> Properties { get; init; }

    /// <summary>Events that are never raised.</summary>
    public required EquatableArray<ForwardModel> Events { get; init; }

    /// <summary>Set when nothing can be generated.</summary>
    public bool IsFaulty { get; init; }
}

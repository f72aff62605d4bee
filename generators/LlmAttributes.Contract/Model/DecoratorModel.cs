namespace LlmAttributes.Contract;

/// <summary>What an interface marked <c>[Decorate]</c> means.</summary>
internal sealed record DecoratorModel
{
    /// <summary>The name of the generated file.</summary>
    public required string HintName { get; init; }

    /// <summary>The escaped namespace, empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The interface from anywhere.</summary>
    public required string TypeName { get; init; }

    /// <summary>The name with its containing types, without its namespace.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The partial declarations from the outermost type to the interface.</summary>
    public required EquatableArray<string> Declarations { get; init; }

    /// <summary>The name of the nested class, free of clashes.</summary>
    public required string ClassName { get; init; }

    /// <summary>The field that holds the decorated implementation.</summary>
    public required string InnerName { get; init; }

    public required EquatableArray<OperationModel> Operations { get; init; }

    public required EquatableArray<ForwardModel> Forwards { get; init; }

    public bool HidesDecorate { get; init; }

    /// <summary>Set when no decorator can be generated at all.</summary>
    public Fault? Fault { get; init; }

    /// <summary>Set when not even a partial declaration can be added.</summary>
    public bool IsClosed { get; init; }
}

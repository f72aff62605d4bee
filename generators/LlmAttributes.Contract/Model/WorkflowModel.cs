namespace LlmAttributes.Contract;

/// <summary>A method of a contract that has a body, whose calls share a span, a deadline and a budget.</summary>
internal sealed record WorkflowModel
{
    /// <summary>The name, not escaped.</summary>
    public required string Name { get; init; }

    /// <summary>The interface that declares the method, from anywhere.</summary>
    public required string Owner { get; init; }

    /// <summary>The interface that an explicit implementation names; <see langword="null"/> for a public one.</summary>
    public required string? ExplicitInterface { get; init; }

    public required string ReturnType { get; init; }

    public required GenericsModel Generics { get; init; }

    public required EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>The suffix of the workflow's field, free of clashes; empty where it cannot be generated.</summary>
    public required string FieldName { get; init; }

    /// <summary>The name of the class that leaves the method to its body; empty where it cannot be generated.</summary>
    public required string BodyName { get; init; }

    public required ResultCarrier Carrier { get; init; }

    public required double? TimeoutSeconds { get; init; }

    public required decimal? BudgetUsd { get; init; }

    /// <summary>Set when the workflow cannot be generated; the emitter then writes a throwing body.</summary>
    public Fault? Fault { get; init; }
}

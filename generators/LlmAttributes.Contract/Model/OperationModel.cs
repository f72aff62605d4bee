namespace LlmAttributes.Contract;

/// <summary>One method of a decorated interface.</summary>
internal sealed record OperationModel
{
    /// <summary>The name, not escaped.</summary>
    public required string Name { get; init; }

    /// <summary>The interface that an explicit implementation names; <see langword="null"/> for a public one.</summary>
    public required string? ExplicitInterface { get; init; }

    public required string ReturnType { get; init; }

    public required GenericsModel Generics { get; init; }

    public required EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>The suffix of the operation's fields; empty when it passes through unchanged.</summary>
    public required string FieldName { get; init; }

    public required DecorationKind Kind { get; init; }

    public required PolicyModel Policy { get; init; }

    /// <summary>The type of the result, or of a stream's items, from anywhere; empty when there is none.</summary>
    public string ResultType { get; init; } = "";

    /// <summary>What answers when the implementation fails, in order.</summary>
    public EquatableArray<LastResortModel> LastResorts { get; init; }

    /// <summary>The base interface that declares the method, when the decorated one does not.</summary>
    public string? Owner { get; init; }

    public bool IsUnsafe { get; init; }

    public bool ReturnsByRef { get; init; }

    /// <summary>Set when the method cannot be generated; the emitter then writes a throwing body.</summary>
    public Fault? Fault { get; init; }
}

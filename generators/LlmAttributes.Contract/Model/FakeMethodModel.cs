namespace LlmAttributes.Contract;

/// <summary>A method of a fake.</summary>
internal sealed record FakeMethodModel
{
    /// <summary>The name as the user reads it.</summary>
    public required string Name { get; init; }

    /// <summary>The delegate that answers.</summary>
    public required string Property { get; init; }

    /// <summary>The interface that declares the method.</summary>
    public required string Owner { get; init; }

    public required string ReturnType { get; init; }

    public required GenericsModel Generics { get; init; }

    public required EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>The type of the delegate.</summary>
    public required string DelegateType { get; init; }

    /// <summary>Whether the delegate takes the call instead of its arguments.</summary>
    public bool IsUntyped { get; init; }

    public bool ReturnsVoid { get; init; }
}

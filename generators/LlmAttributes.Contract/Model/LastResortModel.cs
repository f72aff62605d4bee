namespace LlmAttributes.Contract;

/// <summary>What answers when no model does: a constant or a method.</summary>
internal sealed record LastResortModel
{
    /// <summary>The errors; <see langword="null"/> where the attribute does not say.</summary>
    public required int? On { get; init; }

    /// <summary>The expression of the constant; <see langword="null"/> where a method answers.</summary>
    public string? Constant { get; init; }

    /// <summary>The interface that declares the method.</summary>
    public string Owner { get; init; } = "";

    /// <summary>The name of the method, not escaped.</summary>
    public string Method { get; init; } = "";

    public bool IsStatic { get; init; }

    /// <summary>Whether the method's types differ from the call's in their nullable marks.</summary>
    public bool DiffersInNullability { get; init; }
}

namespace LlmAttributes.Contract;

/// <summary>A case of a call: what it is asked and what is expected.</summary>
internal sealed record CaseModel
{
    public required string Name { get; init; }

    /// <summary>The values of all parameters of the call as expressions, in their order; token and options have none.</summary>
    public EquatableArray<string> Values { get; init; }

    /// <summary>The checks as expressions.</summary>
    public EquatableArray<string> Checks { get; init; }

    public string? Skip { get; init; }

    public decimal? MaxCostUsd { get; init; }

    /// <summary>Set when the case cannot be run; it is then listed and fails.</summary>
    public Fault? Fault { get; init; }
}

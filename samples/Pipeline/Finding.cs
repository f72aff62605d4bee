using System.ComponentModel;

namespace Pipeline;

/// <summary>What the contract says.</summary>
/// <param name="IsAllowed">Whether it allows what was asked about.</param>
/// <param name="Clauses">How many clauses were read.</param>
public sealed record Finding(
    [property: Description("whether the clauses allow what was asked about; true when one of them does")] bool IsAllowed,
    [property: Description("how many clauses were read")] int Clauses);

namespace LlmAttributes;

/// <summary>What one call of a contract has cost with one model, for one tenant, so far.</summary>
/// <param name="Contract">The name of the contract.</param>
/// <param name="Call">The name of the method.</param>
/// <param name="Model">The key of the model.</param>
public sealed record CostEntry(string Contract, string Call, string Model)
{
    /// <summary>Gets the tenant; <see langword="null"/> for calls that named none.</summary>
    public string? Tenant { get; init; }

    /// <summary>Gets the number of attempts, the failed ones included.</summary>
    public long Attempts { get; init; }

    /// <summary>Gets the attempts of which the provider reported no usage, so that their cost is unknown. Attempts that a provider refused are not among them.</summary>
    public long UnmeteredAttempts { get; init; }

    /// <summary>Gets the tokens of all attempts.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>Gets the cost of the metered attempts; unknown when the model has no price.</summary>
    public Cost Cost { get; init; }
}

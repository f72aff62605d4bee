namespace LlmAttributes;

/// <summary>A contract that a client was created for.</summary>
/// <param name="Name">Its name with its containing types, without its namespace.</param>
/// <param name="Calls">Its calls in the order of their declaration; those that could not be generated are left out.</param>
public sealed record ContractDescription(string Name, IReadOnlyList<CallDescription> Calls)
{
    /// <summary>Gets a value indicating whether the last client of the contract was created after the last <see cref="LlmRuntime.AddObserver"/>, so that all observers see its calls.</summary>
    public bool IsObserved { get; init; }
}

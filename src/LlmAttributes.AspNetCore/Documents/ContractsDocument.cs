namespace LlmAttributes;

/// <summary>The JSON form of the contracts as they are declared.</summary>
internal sealed record ContractsDocument(int Version, IReadOnlyList<ContractDocument> Contracts)
{
    public static ContractsDocument Of(Dashboard dashboard) => new(StateDocument.CurrentVersion, [.. dashboard.Runtime.GetContracts().Select(ContractDocument.Of)]);
}

namespace LlmAttributes;

/// <summary>The JSON form of a contract.</summary>
internal sealed record ContractDocument(string Name, bool IsObserved, IReadOnlyList<DeclaredCallDocument> Calls)
{
    public static ContractDocument Of(ContractDescription contract) => new(contract.Name, contract.IsObserved, [.. contract.Calls.Select(DeclaredCallDocument.Of)]);
}

using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>A generated client that can say what its contract declares.</summary>
/// <remarks>Nobody calls it but <see cref="LlmRuntime.GetContracts"/>; a program that does not ask is published without the descriptions.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDescribedContract
{
    /// <summary>Describes the contract.</summary>
    /// <param name="table">What to add the calls to.</param>
    /// <returns>The table.</returns>
    ContractTable Describe(ContractTable table);
}

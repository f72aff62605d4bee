using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>A generated client whose contract declares cases.</summary>
/// <remarks>Nobody calls it but <see cref="PromptCase.Of"/> and <see cref="LlmRuntime.GetPromptCases"/>; a trimmed program that asks neither is published without the cases.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICasedContract
{
    /// <summary>Adds the cases.</summary>
    /// <param name="table">What to add them to.</param>
    void AddCases(CaseTable table);
}

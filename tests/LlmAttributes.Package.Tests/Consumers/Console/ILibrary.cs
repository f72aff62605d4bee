using LlmAttributes;

namespace Shop;

/// <summary>Answers from passages.</summary>
[LlmClient, Model(Models.Small)]
public partial interface ILibrary
{
    [Prompt("Summarise {context} for {question}")]
    [Retrieve("shelf", OnEmpty = OnEmpty.Fail), Fallback(Value = "nothing", On = ErrorKinds.NothingFound)]
    Task<LlmResult<string>> AskAsync(string question, CancellationToken cancellationToken = default);
}

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Calls whose answers are found by meaning.</summary>
[LlmClient, Model(Keys.OpenAI), Budget(PerCallUsd = 1)]
[Cache(Semantic = true)]
public partial interface IMeant
{
    [Prompt("Answer: {question}")]
    Task<LlmResult<string>> AskAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("Tell: {question}")]
    LlmStream<string> TellAsync(string question, CancellationToken cancellationToken = default);
}

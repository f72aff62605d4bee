using Microsoft.Extensions.AI;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Prompts whose beginning providers may cache.</summary>
[LlmClient, SystemPrompt("You answer from a document.")]
public partial interface ICached
{
    [Prompt("Document:\n{document}\nQuestion: {question}"), ModelOptions(ReasoningEffort = ReasoningEffort.High, MaxOutputTokens = 9_000)]
    Task<LlmResult<string>> AskAsync([CachePrefix] string document, string question, CancellationToken cancellationToken = default);

    [Prompt("Question: {question}"), Example("a", "b"), CachePrefix]
    IAsyncEnumerable<string> TellAsync(IEnumerable<ChatMessage> history, string question, CancellationToken cancellationToken = default);

    [Prompt("Question: {question}")]
    Task<string> PlainAsync(string question, CancellationToken cancellationToken = default);
}

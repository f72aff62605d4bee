using Microsoft.Extensions.AI;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Prompts whose beginning providers may cache.</summary>
[LlmClient, SystemPrompt("You answer from a document.")]
public partial interface ICached
{
    [Prompt("Document:\n{document}\nQuestion: {question}"), Model("m"), ModelOptions(ReasoningEffort = ReasoningEffort.High, MaxOutputTokens = 9_000)]
    Task<LlmResult<string>> AskAsync([CachePrefix] string document, string question, CancellationToken cancellationToken = default);

    [Prompt("Question: {question}"), Example("a", "b"), Model("m"), CachePrefix]
    IAsyncEnumerable<string> TellAsync(IEnumerable<ChatMessage> history, string question, CancellationToken cancellationToken = default);

    [Prompt("Question: {question}"), Model("m")]
    Task<string> PlainAsync(string question, CancellationToken cancellationToken = default);
}

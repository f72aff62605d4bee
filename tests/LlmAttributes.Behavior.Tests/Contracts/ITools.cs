using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Every way tools are passed.</summary>
[LlmClient]
public partial interface ITools
{
    [Prompt("Book a room.")]
    Task<string> BookAsync(AIFunction search, AITool? book, ChatOptions? options, CancellationToken cancellationToken = default);

    [Prompt("Find a room.")]
    IAsyncEnumerable<string> FindAsync(IReadOnlyList<AIFunction> tools, CancellationToken cancellationToken = default);
}

using Microsoft.Extensions.AI;

namespace LlmAttributes.Testing;

/// <summary>A request that reached <see cref="ScriptedChatClient"/>.</summary>
/// <param name="Call">How many requests the client had received before this one.</param>
/// <param name="Messages">The messages.</param>
/// <param name="Options">The options.</param>
/// <param name="IsStream">Whether the answer is to be streamed.</param>
/// <param name="CancellationToken">The token of the request.</param>
public sealed record ScriptedRequest(int Call, IReadOnlyList<ChatMessage> Messages, ChatOptions? Options, bool IsStream, CancellationToken CancellationToken)
{
    /// <summary>Gets which call of which contract asks; <see langword="null"/> when something other than a contract does, or when the client is inside of another.</summary>
    public CallIdentity? Source { get; init; }

    /// <summary>Gets the text of the last message that the user wrote, or an empty text.</summary>
    public string UserText => Messages.LastOrDefault(static m => m.Role == ChatRole.User)?.Text ?? "";
}

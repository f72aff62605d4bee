using Microsoft.Extensions.AI;

namespace LlmAttributes.Evaluation.Chunking;

/// <summary>Counts a character as a token, since the data measures in characters.</summary>
internal sealed class CharacterCounter : ITokenCounter
{
    public TokenCount Count(ReadOnlySpan<char> text) => TokenCount.Exact(text.Length);

    public TokenCount Count(IReadOnlyList<ChatMessage> messages, ChatOptions? options) => TokenCount.Exact(messages.Sum(static message => message.Text.Length));
}

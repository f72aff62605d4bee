using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Counts tokens as one model does. Implementations are thread-safe.</summary>
public interface ITokenCounter
{
    /// <summary>Counts a text alone, without what a request adds around it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The count.</returns>
    TokenCount Count(ReadOnlySpan<char> text);

    /// <summary>Counts a whole request: its messages with their attachments, and the tools, instructions and schema among its options.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="options">The options, or <see langword="null"/>.</param>
    /// <returns>What the provider will count as input.</returns>
    TokenCount Count(IReadOnlyList<ChatMessage> messages, ChatOptions? options);

    /// <summary>Learns from what a provider reported. A counter that knows all there is to know ignores it.</summary>
    /// <param name="messages">The messages that were sent.</param>
    /// <param name="options">The options that were sent, or <see langword="null"/>.</param>
    /// <param name="counted">What <see cref="Count(IReadOnlyList{ChatMessage}, ChatOptions?)"/> said before.</param>
    /// <param name="reported">The input tokens that the provider reported, those read from its cache included.</param>
    void Learn(IReadOnlyList<ChatMessage> messages, ChatOptions? options, TokenCount counted, long reported)
    {
    }
}

using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Lets Anthropic cache the stable beginning of prompts.</summary>
public static class AnthropicPromptCache
{
    /// <summary>Puts a cache breakpoint where the stable beginning of a prompt ends, as <see cref="CachePrefixAttribute"/> marks it.</summary>
    /// <param name="client">The chat client of the Anthropic SDK.</param>
    /// <param name="forAnHour">Whether the cache holds for an hour, which costs more to write; the default is five minutes.</param>
    /// <returns>The client to register.</returns>
    public static IChatClient WithPromptCache(this IChatClient client, bool forAnHour = false)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new Breakpoints(client, forAnHour ? Ttl.Ttl1h : Ttl.Ttl5m);
    }

    private sealed class Breakpoints(IChatClient inner, Ttl ttl) : DelegatingChatClient(inner)
    {
        public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            base.GetResponseAsync(Mark(messages), options, cancellationToken);

        public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            base.GetStreamingResponseAsync(Mark(messages), options, cancellationToken);

        private IEnumerable<ChatMessage> Mark(IEnumerable<ChatMessage> messages)
        {
            foreach (var message in messages)
            {
                foreach (var content in message.Contents)
                {
                    if (LlmPromptCache.EndsPrefix(content))
                        content.WithCacheControl(ttl);
                }

                yield return message;
            }
        }
    }
}

using Anthropic.Core;

namespace LlmAttributes;

/// <summary>Prepares clients of the Anthropic SDK.</summary>
public static class AnthropicOptions
{
    /// <summary>
    /// Leaves retrying to the library, and ties the requests of a client to its attempts: the client's own retries are reported, and limits that answers announce are heeded. No
    /// idempotency key is sent, since Anthropic takes none; an <see cref="LlmHttpHandler"/> of your own among the <c>Handlers</c> sends one to a server that does.
    /// </summary>
    /// <param name="options">The options of the client; they are left as they are.</param>
    /// <param name="keepRetries">Whether the client goes on retrying as its <c>MaxRetries</c> says, twice by default; the default is that it does not.</param>
    /// <returns>The options to create the client with. They are for one client, as all options with handlers are.</returns>
    /// <example><code>
    /// IChatClient client = new AnthropicClient(new ClientOptions { ApiKey = key }.UseLlmAttributes()).AsIChatClient("claude-sonnet-4-5");
    /// </code></example>
    public static ClientOptions UseLlmAttributes(this ClientOptions options, bool keepRetries = false)
    {
        if (!keepRetries)
            options.MaxRetries = 0;

        // The last handler is the innermost, which sees what the others send.
        options.Handlers = [.. options.Handlers ?? [], new LlmHttpHandler()];
        return options;
    }
}

using System.ClientModel.Primitives;

namespace LlmAttributes;

/// <summary>Prepares clients made with System.ClientModel, which are those of OpenAI and of Azure OpenAI.</summary>
public static class OpenAIOptions
{
    /// <summary>
    /// Leaves retrying to the library, and ties the requests of a client to its attempts: the client's own retries are reported, limits that answers announce are heeded, and an
    /// idempotency key is sent.
    /// </summary>
    /// <typeparam name="TOptions">The type of the options, such as <c>OpenAIClientOptions</c>.</typeparam>
    /// <param name="options">The options of the client; they must not be in use yet.</param>
    /// <param name="keepRetries">Whether the client goes on retrying as its <c>RetryPolicy</c> says; the default replaces that by none.</param>
    /// <param name="observer">Says where an idempotency key is sent; by default as <see cref="LlmRequestObserver"/> has it.</param>
    /// <returns>The options.</returns>
    /// <example><code>
    /// IChatClient client = new ChatClient("gpt-5-mini", credential, new OpenAIClientOptions().UseLlmAttributes()).AsIChatClient();
    /// </code></example>
    public static TOptions UseLlmAttributes<TOptions>(this TOptions options, bool keepRetries = false, LlmRequestObserver? observer = null)
        where TOptions : ClientPipelineOptions
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!keepRetries)
            options.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
        options.AddPolicy(new AttemptPolicy(observer ?? new()), PipelinePosition.PerTry);
        return options;
    }
}

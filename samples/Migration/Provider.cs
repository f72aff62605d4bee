using System.ClientModel;
using System.ClientModel.Primitives;
using LlmAttributes;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Migration;

/// <summary>Where the answers come from: a real provider when there is a key, else a server in this process.</summary>
internal sealed class Provider : IAsyncDisposable
{
    private const string KeyVariable = "OPENAI_API_KEY";
    private const string BaseUrlVariable = "OPENAI_BASE_URL";
    private const string Model = "gpt-5.4-mini";

    private readonly LoopbackServer? _server;

    private Provider(string description, IChatClient client, LoopbackServer? server)
    {
        Description = description;
        Client = client;
        _server = server;
    }

    public string Description { get; }

    public IChatClient Client { get; }

    /// <summary>Gets how many requests were made; <see langword="null"/> where nobody counts them.</summary>
    public int? Requests => _server?.Requests.Count;

    public static async Task<Provider> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key)
        {
            var url = Environment.GetEnvironmentVariable(BaseUrlVariable);
            return new("REAL PROVIDER. This costs money.", Connect(key, string.IsNullOrEmpty(url) ? null : new(url)), null);
        }

        var server = await LoopbackServer.StartAsync();
        server.AddModel(Model, new Mishaps().Answer);
        return new($"LOOPBACK: a server in this process, no key and no network; it refuses, fences and cuts by plan. Set {KeyVariable} for a real provider.", Connect("loopback", server.OpenAIEndpoint), server);
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;

    private static IChatClient Connect(string key, Uri? endpoint)
    {
        // Both programs retry themselves, so the SDK must not.
        var options = new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(0) };
        if (endpoint is not null)
            options.Endpoint = endpoint;
        return new OpenAIClient(new ApiKeyCredential(key), options).GetChatClient(Model).AsIChatClient();
    }
}

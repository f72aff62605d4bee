using System.ClientModel;
using LlmAttributes;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using OpenAI;
using Quickstart.Loopback;

namespace Quickstart;

/// <summary>Where the answers come from: the loopback server, or a real provider when there is a key.</summary>
internal sealed class Provider : IAsyncDisposable
{
    private const string KeyVariable = "OPENAI_API_KEY";
    private const string BaseUrlVariable = "OPENAI_BASE_URL";
    private const string ModelsVariable = "OPENAI_MODELS";
    private readonly LoopbackServer? _server;
    private readonly OpenAIClient _client;
    private readonly IReadOnlyList<ModelFacts> _facts;

    private Provider(string description, OpenAIClient client, IReadOnlyList<ModelFacts> facts, LoopbackServer? server = null)
    {
        Description = description;
        _client = client;
        _facts = facts;
        _server = server;
    }

    /// <summary>Gets what to tell the user about where the answers come from.</summary>
    public string Description { get; }

    public bool IsLoopback => _server is not null;

    public static Task<Provider> StartAsync(CancellationToken cancellationToken) =>
        Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key ? ConnectAsync(key, cancellationToken) : StartLoopbackAsync(cancellationToken);

    /// <summary>Registers the three models.</summary>
    public LlmRuntimeBuilder AddModels(LlmRuntimeBuilder builder)
    {
        string[] keys = [Models.Mini, Models.Standard, Models.Large];
        for (var i = 0; i < keys.Length; i++)
        {
            var facts = _facts.Count > 0 ? _facts[i] : null;
            builder.AddModel(keys[i], _client.GetChatClient(facts?.ModelId ?? $"loopback-{keys[i]}").AsIChatClient(), facts);
        }
        return builder;
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;

    private static async Task<Provider> StartLoopbackAsync(CancellationToken cancellationToken)
    {
        var server = await LoopbackServer.StartAsync(cancellationToken: cancellationToken);
        LoopbackModels.AddTo(server);
        return new(
            $"LOOPBACK: a server inside this process at {server.OpenAIEndpoint}, no key and no network. Its three models are small word-cue classifiers, not language models.\n" +
            $"          They answer from the content of the mails, err at times, and refuse some requests with 429 and 500. Set {KeyVariable} for a real provider.",
            NewClient("loopback", server.OpenAIEndpoint), [], server);
    }

    private static async Task<Provider> ConnectAsync(string key, CancellationToken cancellationToken)
    {
        var address = Environment.GetEnvironmentVariable(BaseUrlVariable) is { Length: > 0 } url ? ParseAddress(url) : null;
        var client = NewClient(key, address);
        var names = await ChooseModelsAsync(client, address is not null, cancellationToken);
        return new(
            $"REAL PROVIDER: {address?.ToString() ?? "the OpenAI API"}, models {string.Join(", ", names)} (set {ModelsVariable} to three names, cheapest first, for others). This costs money.",
            client, [Facts(names[0], 0.60, 220), Facts(names[1], 0.80, 120), Facts(names[2], 0.95, 60)]);
    }

    private static OpenAIClient NewClient(string key, Uri? address)
    {
        // The SDK would retry by itself, below the policies of the contract and out of their sight.
        var options = new OpenAIClientOptions().UseLlmAttributes();
        if (address is not null)
            options.Endpoint = address;
        return new(new ApiKeyCredential(key), options);
    }

    private static Uri ParseAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new InputException($"{BaseUrlVariable} is '{url}', which is no http address; give one such as 'http://localhost:11434/v1'.");

    private static async Task<string[]> ChooseModelsAsync(OpenAIClient client, bool isOtherServer, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(ModelsVariable)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } named)
            return Three(named);
        if (!isOtherServer)
            return [.. OpenAIPrices.Default];
        try
        {
            var offered = (await client.GetOpenAIModelClient().GetModelsAsync(cancellationToken)).Value.Select(static model => model.Id).ToArray();
            return offered.Length == 0 || OpenAIPrices.Default.All(offered.Contains) ? [.. OpenAIPrices.Default] : Three(offered);
        }
        catch (Exception error) when (error is ClientResultException or HttpRequestException)
        {
            throw new InputException($"The server behind {BaseUrlVariable} does not list its models ({error.Message}); name three in {ModelsVariable}.");
        }
    }

    private static string[] Three(string[] names) => [names[0], names[Math.Min(1, names.Length - 1)], names[Math.Min(2, names.Length - 1)]];

    private static ModelFacts Facts(string name, double quality, double speed) =>
        OpenAIPrices.Of(name) with { Provider = "openai", ModelId = name, Quality = quality, TokensPerSecond = speed };
}

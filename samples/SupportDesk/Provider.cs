using System.ClientModel;
using LlmAttributes;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using OpenAI;
using SupportDesk.Offline;

namespace SupportDesk;

/// <summary>Where the answers come from: OpenAI, or what speaks like it, when there is a key, else models that stand in.</summary>
internal static class Provider
{
    private const string KeyName = "OPENAI_API_KEY";
    private const string BaseUrlName = "OPENAI_BASE_URL";
    private const string OutageName = "Offline:Outage";

    /// <summary>Adds the chat client of each model, by its key.</summary>
    /// <returns>What to tell the operator about it.</returns>
    public static string AddTo(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[KeyName] is not { Length: > 0 } key)
        {
            var isOutage = string.Equals(configuration[OutageName], "true", StringComparison.OrdinalIgnoreCase);
            Add(services, (model, id) => new FaultyChatClient(new OfflineModel(id), isOutage ? OfflineFaults.Outage() : OfflineFaults.Of(model)));
            return $"OFFLINE: no key and no network. Rules answer in place of language models, and fail at times. Set {KeyName} for a real provider.";
        }

        // The SDK would retry by itself, below the policies of the contract and out of their sight.
        var options = new OpenAIClientOptions().UseLlmAttributes();
        if (configuration[BaseUrlName] is { Length: > 0 } url)
            options.Endpoint = new(url);
        var client = new OpenAIClient(new ApiKeyCredential(key), options);
        Add(services, (_, id) => client.GetChatClient(id).AsIChatClient());
        return $"REAL PROVIDER: {options.Endpoint?.ToString() ?? "the OpenAI API"}. This costs money.";
    }

    private static void Add(IServiceCollection services, Func<string, string, IChatClient> create)
    {
        foreach (var (key, id) in (ReadOnlySpan<(string, string)>)[(Models.Small, Models.SmallId), (Models.Medium, Models.MediumId), (Models.Large, Models.LargeId)])
            services.AddKeyedSingleton(key, create(key, id));
    }
}

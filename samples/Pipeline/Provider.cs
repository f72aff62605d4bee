using System.ClientModel;
using LlmAttributes;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Pipeline;

/// <summary>Where the answers come from: a real provider when there is a key, else rules.</summary>
internal static class Provider
{
    private const string KeyVariable = "OPENAI_API_KEY";
    private const string BaseUrlVariable = "OPENAI_BASE_URL";

    /// <summary>Adds the three models.</summary>
    /// <returns>What to tell the user about them.</returns>
    public static string AddTo(LlmRuntimeBuilder runtime)
    {
        if (Environment.GetEnvironmentVariable(KeyVariable) is not { Length: > 0 } key)
        {
            runtime.AddModel(Models.Small, OfflineModel.Small()).AddModel(Models.Medium, OfflineModel.Medium()).AddModel(Models.Large, OfflineModel.Large());
            return $"OFFLINE: rules answer in place of models, and faults come by plan. Set {KeyVariable} for a real provider.";
        }

        // The SDK would retry by itself, below the policies of the contract and out of their sight.
        var options = new OpenAIClientOptions().UseLlmAttributes();
        if (Environment.GetEnvironmentVariable(BaseUrlVariable) is { Length: > 0 } url)
            options.Endpoint = new(url);
        var client = new OpenAIClient(new ApiKeyCredential(key), options);
        runtime.UseOpenAIErrors();
        foreach (var (model, id) in ((string, string)[])[(Models.Small, "gpt-5-nano"), (Models.Medium, "gpt-5-mini"), (Models.Large, "gpt-5")])
            runtime.AddModel(model, client.GetChatClient(id).AsIChatClient());
        return $"REAL PROVIDER: {options.Endpoint?.ToString() ?? "the OpenAI API"}. This costs money.";
    }
}

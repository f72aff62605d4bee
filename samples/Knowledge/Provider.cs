using System.ClientModel;
using LlmAttributes;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Knowledge;

/// <summary>Where the answers come from: a real provider when there is a key, else the extractive stand-in.</summary>
/// <param name="Description">What to tell the user about it.</param>
/// <param name="Client">The client.</param>
/// <param name="Facts">The facts of the model.</param>
internal sealed record Provider(string Description, IChatClient Client, ModelFacts Facts)
{
    private const string KeyVariable = "OPENAI_API_KEY";
    private const string BaseUrlVariable = "OPENAI_BASE_URL";
    private const string ModelVariable = "OPENAI_MODEL";
    private const string DefaultModel = "gpt-5-mini";

    /// <summary>Finds the provider that the environment names.</summary>
    /// <exception cref="InputException">What it names cannot be used.</exception>
    public static Provider Find()
    {
        if (Environment.GetEnvironmentVariable(KeyVariable) is not { Length: > 0 } key)
        {
            return new(
                $"OFFLINE: no key and no network. No language model answers: sentences of the found passages are copied. Set {KeyVariable} for a real provider.",
                new ExtractiveModel(),
                new() { InputUsdPerMillionTokens = 0, OutputUsdPerMillionTokens = 0 });
        }

        // The SDK would retry by itself, below the policies of the contract and out of their sight.
        var options = new OpenAIClientOptions().UseLlmAttributes();
        if (Environment.GetEnvironmentVariable(BaseUrlVariable) is { Length: > 0 } url)
            options.Endpoint = Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
                : throw new InputException($"{BaseUrlVariable} is '{url}', which is no http address; give one such as 'http://localhost:11434/v1'.");
        var model = Environment.GetEnvironmentVariable(ModelVariable) is { Length: > 0 } named ? named : DefaultModel;
        return new(
            $"REAL PROVIDER: {options.Endpoint?.ToString() ?? "the OpenAI API"}, model {model} (set {ModelVariable} for another). This costs money.",
            new OpenAIClient(new ApiKeyCredential(key), options).GetChatClient(model).AsIChatClient(),
            new() { Provider = "openai", ModelId = model });
    }
}

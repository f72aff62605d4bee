namespace LlmAttributes;

/// <summary>The names that price lists and SDKs have for the providers that OpenTelemetry names.</summary>
internal static class ProviderNames
{
    /// <summary>The provider as OpenTelemetry names it; one that it does not know keeps its name, in lower case.</summary>
    public static string Canonical(string provider)
    {
        var name = provider.Trim().ToLowerInvariant();
        return name switch
        {
            "text-completion-openai" => "openai",
            "azure" or "azure_ai" or "azure_text" or "azure.ai.inference" or "az.ai.openai" or "az.ai.inference" => "azure.ai.openai",
            "google" or "gemini" or "gcp.vertex_ai" or "gcp.gen_ai" or "vertex_ai" => "gcp.gemini",
            "aws" or "bedrock" or "bedrock_converse" or "amazon" => "aws.bedrock",
            "mistral" or "mistralai" => "mistral_ai",
            "cohere_chat" => "cohere",
            "xai" or "x-ai" => "x_ai",
            "moonshot" or "moonshotai" => "moonshot_ai",
            "zhipuai" or "zhipu" => "zai",
            _ => name.StartsWith("vertex_ai-", StringComparison.Ordinal) ? "gcp.gemini" : name,
        };
    }

    /// <summary>The provider as OpenTelemetry names it. Prices do not tell the services of one owner apart, telemetry does.</summary>
    public static string Telemetry(string provider) => provider switch
    {
        "gcp.vertex_ai" or "gcp.gen_ai" or "azure.ai.inference" => provider,
        "vertex_ai" => "gcp.vertex_ai",
        "azure_ai" => "azure.ai.inference",
        _ => Canonical(provider),
    };

    /// <summary>The provider as the list of genai-prices names it.</summary>
    public static string Genai(string provider) => Canonical(provider) switch
    {
        "azure.ai.openai" => "azure",
        "gcp.gemini" => "google",
        "aws.bedrock" => "aws",
        "mistral_ai" => "mistral",
        "x_ai" => "x-ai",
        "moonshot_ai" => "moonshotai",
        var name => name,
    };

    /// <summary>What stands before a model's name in the list of LiteLLM.</summary>
    public static string[] LiteLlmPrefixes(string provider) => Canonical(provider) switch
    {
        "azure.ai.openai" => ["azure/", "azure_ai/"],
        "gcp.gemini" => ["gemini/", "vertex_ai/"],
        "aws.bedrock" => ["bedrock/"],
        "mistral_ai" => ["mistral/"],
        "x_ai" => ["xai/"],
        "moonshot_ai" => ["moonshot/"],
        var name => [name + "/"],
    };
}

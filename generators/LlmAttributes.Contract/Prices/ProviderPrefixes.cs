namespace LlmAttributes.Contract;

/// <summary>The names that price lists have for the providers that OpenTelemetry names.</summary>
internal static class ProviderPrefixes
{
    private static readonly string[] s_none = [];

    /// <summary>What stands before a model's name in the list of LiteLLM.</summary>
    public static string[] Of(string? provider) => provider switch
    {
        null => s_none,
        "azure.ai.openai" or "azure.ai.inference" => ["azure/", "azure_ai/"],
        "gcp.gemini" or "gcp.vertex_ai" or "gcp.gen_ai" => ["gemini/", "vertex_ai/"],
        "aws.bedrock" => ["bedrock/"],
        "mistral_ai" => ["mistral/"],
        "x_ai" => ["xai/"],
        "moonshot_ai" => ["moonshot/"],
        _ => [provider + "/"],
    };

    /// <summary>The provider's name in the list of genai-prices.</summary>
    public static string? Genai(string? provider) => provider switch
    {
        "azure.ai.openai" or "azure.ai.inference" => "azure",
        "gcp.gemini" or "gcp.vertex_ai" or "gcp.gen_ai" => "google",
        "aws.bedrock" => "aws",
        "mistral_ai" => "mistral",
        "x_ai" => "x-ai",
        "moonshot_ai" => "moonshotai",
        _ => provider,
    };
}

using System.Text.Json;

namespace LlmAttributes;

/// <summary>
/// Reads the usage of response bodies as providers send them: OpenAI (chat, Responses, embeddings) and all who speak like it, Anthropic, Gemini, Bedrock, Mistral, Groq,
/// Cohere, DeepSeek, xAI and Ollama.
/// </summary>
public static class UsageReader
{
    /// <summary>Reads a body whose form is known by provider and interface.</summary>
    /// <param name="provider">The provider, as OpenTelemetry, LiteLLM or genai-prices names it.</param>
    /// <param name="apiFlavor">The provider's interface: <c>chat</c>, <c>responses</c>, <c>anthropic</c>, <c>embeddings</c>, <c>default</c>; <see langword="null"/> to tell it by the body.</param>
    /// <param name="response">The body.</param>
    /// <returns>The reading, or <see langword="null"/> when the body reports no usage in this form.</returns>
    public static UsageReading? Read(string provider, string? apiFlavor, JsonElement response)
    {
        ArgumentNullException.ThrowIfNull(provider);
        var name = ProviderNames.Genai(provider);
        var shape = (name, apiFlavor) switch
        {
            ("deepseek", "chat" or "default") => UsageShapes.DeepSeek,
            (_, "chat") or ("groq" or "mistral" or "x-ai", "default") => UsageShapes.Chat,
            ("perplexity", "default" or null) => UsageShapes.PlainChat,
            (_, "responses") => UsageShapes.Responses,
            (_, "embeddings") => UsageShapes.Embeddings,
            (_, "anthropic") or ("anthropic" or "minimax", "default") => UsageShapes.Anthropic,
            ("google", "default") => UsageShapes.Gemini,
            ("aws", "default") => UsageShapes.Converse,
            ("cohere", "default") => UsageShapes.Cohere,
            ("ollama", "default") => UsageShapes.Ollama,
            _ => null,
        };
        return shape is null ? Read(response) : shape.With(UsageShapes.Details(name, apiFlavor)).Read(response);
    }

    /// <summary>Reads a body whose form is told by its members.</summary>
    /// <param name="response">The body.</param>
    /// <returns>The reading, or <see langword="null"/> when the body reports no usage in a form that is known.</returns>
    public static UsageReading? Read(JsonElement response)
    {
        if (response.ValueKind != JsonValueKind.Object)
            return null;
        if (response.TryGetProperty("usageMetadata", out _))
            return UsageShapes.Gemini.With(UsageShapes.Details("google", "default")).Read(response);
        if (response.TryGetProperty("eval_count", out _))
            return UsageShapes.Ollama.Read(response);
        if (!response.TryGetProperty("usage", out var usage) || usage.ValueKind != JsonValueKind.Object)
            return null;

        return Shape(usage).Read(response);
    }

    private static UsageExtractor Shape(JsonElement usage)
    {
        if (usage.TryGetProperty("billed_units", out _))
            return UsageShapes.Cohere;
        if (usage.TryGetProperty("inputTokens", out _))
            return UsageShapes.Converse;
        if (usage.TryGetProperty("prompt_cache_hit_tokens", out _))
            return UsageShapes.DeepSeek.With(UsageShapes.Details("deepseek", "chat"));
        if (usage.TryGetProperty("prompt_tokens", out _))
            return usage.TryGetProperty("completion_tokens", out _) ? UsageShapes.Chat.With(UsageShapes.Details("openai", "chat")) : UsageShapes.Embeddings;

        // OpenAI's Responses count cached tokens in the input and sum up; Anthropic does neither.
        return usage.TryGetProperty("total_tokens", out _)
            ? UsageShapes.Responses.With(UsageShapes.Details("openai", "responses"))
            : UsageShapes.Anthropic.With(UsageShapes.Details("anthropic", "default"));
    }
}

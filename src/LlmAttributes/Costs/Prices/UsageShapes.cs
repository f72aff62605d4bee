namespace LlmAttributes;

/// <summary>The forms in which providers report usage, as their documentation and recorded answers have them.</summary>
internal static class UsageShapes
{
    private static readonly UsagePath s_usage = UsagePath.Of("usage");
    private static readonly UsagePath s_model = UsagePath.Of("model");
    private static readonly UsageMapping s_chatReasoning = new(UsagePath.Of("completion_tokens_details", "reasoning_tokens"), UsageKind.Reasoning);
    private static readonly UsageMapping s_chatCacheWrite = new(UsagePath.Of("prompt_tokens_details", "cache_write_tokens"), UsageKind.CacheWrite);
    private static readonly UsageMapping s_responsesReasoning = new(UsagePath.Of("output_tokens_details", "reasoning_tokens"), UsageKind.Reasoning);

    private static readonly UsageMapping[] s_anthropicDetails =
    [
        new(UsagePath.Of("cache_creation", "ephemeral_5m_input_tokens"), UsageKind.FiveMinuteCacheWrite),
        new(UsagePath.Of("cache_creation", "ephemeral_1h_input_tokens"), UsageKind.OneHourCacheWrite),
        new(UsagePath.Of("output_tokens_details", "thinking_tokens"), UsageKind.Reasoning),
        new(UsagePath.Of("server_tool_use", "web_search_requests"), UsageKind.WebSearches),
    ];

    private static readonly UsageMapping[] s_geminiDetails =
    [
        new(UsagePath.Of("thoughtsTokenCount"), UsageKind.Reasoning),
        new(UsagePath.Of("toolUsePromptTokenCount"), UsageKind.ToolInput),
        .. Modalities("promptTokensDetails", UsageKind.TextInput, UsageKind.AudioInput, UsageKind.ImageInput, UsageKind.VideoInput),
        .. Modalities("candidatesTokensDetails", UsageKind.TextOutput, UsageKind.AudioOutput, UsageKind.ImageOutput, UsageKind.VideoOutput),
        .. Modalities("cacheTokensDetails", UsageKind.CachedTextInput, UsageKind.CachedAudioInput, UsageKind.CachedImageInput, UsageKind.CachedVideoInput),
        .. Modalities("toolUsePromptTokensDetails", UsageKind.TextToolInput, UsageKind.AudioToolInput, UsageKind.ImageToolInput, UsageKind.VideoToolInput),
        .. Modalities("toolUsePromptTokensDetails", UsageKind.TextInput, UsageKind.AudioInput, UsageKind.ImageInput, UsageKind.VideoInput),
    ];

    /// <summary>Chat completions of OpenAI and of all who speak like it: Azure, Mistral, Groq, xAI, vLLM and others. What was cached, and hidden reasoning, are parts of the two sums.</summary>
    /// <remarks>
    /// See <see href="https://platform.openai.com/docs/guides/prompt-caching"/>, <see href="https://docs.mistral.ai/inference/conversations/advanced/prompt-caching"/> and
    /// <see href="https://console.groq.com/docs/prompt-caching"/>.
    /// </remarks>
    public static UsageExtractor Chat { get; } = new("chat", s_usage, s_model,
    [
        new(UsagePath.Of("prompt_tokens"), UsageKind.Input, IsRequired: true),
        new(UsagePath.Of("completion_tokens"), UsageKind.Output, IsRequired: true),
        new(UsagePath.Of("prompt_tokens_details", "cached_tokens"), UsageKind.CachedInput),
        new(UsagePath.Of("prompt_tokens_details", "audio_tokens"), UsageKind.AudioInput),
        new(UsagePath.Of("completion_tokens_details", "audio_tokens"), UsageKind.AudioOutput),
    ]);

    /// <summary>DeepSeek's chat, which told of its cache under a name of its own before it took over OpenAI's, and still does beside it.</summary>
    /// <remarks>See <see href="https://api-docs.deepseek.com/guides/kv_cache"/>.</remarks>
    public static UsageExtractor DeepSeek { get; } = Chat with { Mappings = [.. Chat.Mappings, new(UsagePath.Of("prompt_cache_hit_tokens"), UsageKind.CachedInput, IsSecondName: true)] };

    public static UsageExtractor PlainChat { get; } = Chat with { Mappings = [Chat.Mappings[0], Chat.Mappings[1]] };

    /// <summary>OpenAI's Responses, which count as its chat does.</summary>
    /// <remarks>See <see href="https://platform.openai.com/docs/api-reference/responses/object"/>.</remarks>
    public static UsageExtractor Responses { get; } = new("responses", s_usage, s_model,
    [
        new(UsagePath.Of("input_tokens"), UsageKind.Input, IsRequired: true),
        new(UsagePath.Of("output_tokens"), UsageKind.Output, IsRequired: true),
        new(UsagePath.Of("input_tokens_details", "cached_tokens"), UsageKind.CachedInput),
        new(UsagePath.Of("input_tokens_details", "cache_write_tokens"), UsageKind.CacheWrite),
    ]);

    public static UsageExtractor Embeddings { get; } = new("embeddings", s_usage, s_model, [new(UsagePath.Of("prompt_tokens"), UsageKind.Input, IsRequired: true)]);

    /// <summary>Anthropic's messages, whose input counts neither what was read from nor what was written to the cache.</summary>
    /// <remarks>See <see href="https://platform.claude.com/docs/en/build-with-claude/prompt-caching"/>.</remarks>
    public static UsageExtractor Anthropic { get; } = new("anthropic", s_usage, s_model,
    [
        new(UsagePath.Of("input_tokens"), UsageKind.Input, IsRequired: true),
        new(UsagePath.Of("output_tokens"), UsageKind.Output, IsRequired: true),
        new(UsagePath.Of("cache_creation_input_tokens"), UsageKind.Input),
        new(UsagePath.Of("cache_creation_input_tokens"), UsageKind.CacheWrite),
        new(UsagePath.Of("cache_read_input_tokens"), UsageKind.Input),
        new(UsagePath.Of("cache_read_input_tokens"), UsageKind.CachedInput),
    ]);

    /// <summary>Gemini, whose candidates count no thoughts and whose prompt counts nothing that tools brought in, but what was cached.</summary>
    /// <remarks>See <see href="https://ai.google.dev/api/generate-content#UsageMetadata"/>.</remarks>
    public static UsageExtractor Gemini { get; } = new("default", UsagePath.Of("usageMetadata"), UsagePath.Of("modelVersion"),
    [
        new(UsagePath.Of("promptTokenCount"), UsageKind.Input),
        new(UsagePath.Of("toolUsePromptTokenCount"), UsageKind.Input),
        new(UsagePath.Of("candidatesTokenCount"), UsageKind.Output),
        new(UsagePath.Of("thoughtsTokenCount"), UsageKind.Output),
        new(UsagePath.Of("cachedContentTokenCount"), UsageKind.CachedInput),
    ]);

    /// <summary>Bedrock's Converse, whose input counts like Anthropic's and which tells for how long each part of the cache was written.</summary>
    /// <remarks>See <see href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_TokenUsage.html"/>.</remarks>
    public static UsageExtractor Converse { get; } = new("default", s_usage, s_model,
    [
        new(UsagePath.Of("inputTokens"), UsageKind.Input, IsRequired: true),
        new(UsagePath.Of("outputTokens"), UsageKind.Output, IsRequired: true),
        new(UsagePath.Of("cacheReadInputTokens"), UsageKind.Input),
        new(UsagePath.Of("cacheReadInputTokens"), UsageKind.CachedInput),
        new(UsagePath.Of("cacheWriteInputTokens"), UsageKind.Input),
        new(UsagePath.Of("cacheWriteInputTokens"), UsageKind.CacheWrite),
        new(UsagePath.Chosen("cacheDetails", "ttl", "5m", "inputTokens"), UsageKind.FiveMinuteCacheWrite),
        new(UsagePath.Chosen("cacheDetails", "ttl", "1h", "inputTokens"), UsageKind.OneHourCacheWrite),
    ]);

    /// <summary>Cohere, which bills other counts than it processes. What it cached has no price of its own.</summary>
    /// <remarks>See <see href="https://docs.cohere.com/v2/docs/how-does-cohere-pricing-work"/>.</remarks>
    public static UsageExtractor Cohere { get; } = new("default", UsagePath.Of("usage", "billed_units"), s_model,
        [new(UsagePath.Of("input_tokens"), UsageKind.Input, IsRequired: true), new(UsagePath.Of("output_tokens"), UsageKind.Output, IsRequired: true)]);

    /// <summary>Ollama's own interface.</summary>
    /// <remarks>See <see href="https://docs.ollama.com/api/usage"/>.</remarks>
    public static UsageExtractor Ollama { get; } = new("default", UsagePath.Root, s_model,
    [
        new(UsagePath.Of("prompt_eval_count"), UsageKind.Input),
        new(UsagePath.Of("prompt_eval_cached_count"), UsageKind.CachedInput),
        new(UsagePath.Of("eval_count"), UsageKind.Output, IsRequired: true),
    ]);

    /// <summary>What a provider's answers tell of a form beyond the usual, as its documentation has it.</summary>
    public static IReadOnlyList<UsageMapping> Details(string provider, string? apiFlavor) => (ProviderNames.Genai(provider), apiFlavor ?? "default") switch
    {
        ("anthropic", "default") => s_anthropicDetails,
        ("google", "default") => s_geminiDetails,
        ("x-ai", "chat") => [s_chatReasoning, s_chatReasoning with { Kind = UsageKind.Output }],
        ("x-ai" or "perplexity", "default") => [],
        ("modal", "chat") => [s_chatCacheWrite],
        ("openai" or "azure" or "modal", "responses") => [s_responsesReasoning],
        ("ovhcloud", "chat") => [s_chatReasoning, s_chatCacheWrite],
        (var name, "chat") when name.StartsWith("huggingface", StringComparison.Ordinal) => [s_chatReasoning, s_chatCacheWrite],
        (_, "chat") or ("groq" or "mistral" or "deepseek", "default") => [s_chatReasoning],
        _ => [],
    };

    private static IEnumerable<UsageMapping> Modalities(string list, UsageKind text, UsageKind audio, UsageKind image, UsageKind video) =>
    [
        new(UsagePath.Modality(list, "TEXT"), text),
        new(UsagePath.Modality(list, "AUDIO"), audio),
        new(UsagePath.Modality(list, "IMAGE"), image),
        new(UsagePath.Modality(list, "VIDEO"), video),
    ];
}

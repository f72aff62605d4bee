using System.Text.Json;

namespace LlmAttributes.Tests.Costs.Prices;

public class UsageReaderTests
{
    private static readonly TokenUsage s_cached = new(100, 20) { CachedInputTokens = 60 };

    public static TheoryData<string, string, string?, TokenUsage> Bodies => new()
    {
        { """{ "model": "m", "usage": { "prompt_tokens": 100, "completion_tokens": 20, "prompt_tokens_details": { "cached_tokens": 60 }, "completion_tokens_details": { "reasoning_tokens": 5 } } }""", "openai", "chat", s_cached with { ReasoningTokens = 5 } },
        { """{ "model": "m", "usage": { "prompt_tokens": 100, "completion_tokens": 20, "prompt_tokens_details": null } }""", "mistral_ai", "default", new(100, 20) },
        { """{ "model": "m", "usage": { "prompt_tokens": 100, "completion_tokens": 20 } }""", "groq", "default", new(100, 20) },
        { """{ "model": "m", "usage": { "prompt_tokens": 100, "completion_tokens": 20, "completion_tokens_details": { "reasoning_tokens": 30 } } }""", "x_ai", "chat", new(100, 50) { ReasoningTokens = 30 } },
        { """{ "model": "m", "usage": { "prompt_tokens": 100, "completion_tokens": 20, "citation_tokens": 9 } }""", "perplexity", "default", new(100, 20) },
        { """{ "model": "m", "usage": { "input_tokens": 100, "input_tokens_details": { "cached_tokens": 60 }, "output_tokens": 20, "output_tokens_details": { "reasoning_tokens": 5 }, "total_tokens": 120 } }""", "openai", "responses", s_cached with { ReasoningTokens = 5 } },
        { """{ "model": "m", "usage": { "prompt_tokens": 7, "total_tokens": 7 } }""", "openai", "embeddings", new(7, 0) },
        { """{ "model": "m", "usage": { "input_tokens": 10, "cache_read_input_tokens": 60, "cache_creation_input_tokens": 30, "cache_creation": { "ephemeral_1h_input_tokens": 12, "ephemeral_5m_input_tokens": 18 }, "output_tokens": 20, "output_tokens_details": { "thinking_tokens": 4 } } }""", "anthropic", "default", new TokenUsage(100, 20) { CachedInputTokens = 60, CacheWriteTokens = 30, ReasoningTokens = 4 }.With(UsageKind.OneHourCacheWrite, 12).With(UsageKind.FiveMinuteCacheWrite, 18) },
        { """{ "modelVersion": "m", "usageMetadata": { "promptTokenCount": 90, "toolUsePromptTokenCount": 10, "candidatesTokenCount": 15, "thoughtsTokenCount": 5, "cachedContentTokenCount": 60, "promptTokensDetails": [{ "modality": "AUDIO", "tokenCount": 8 }] } }""", "gcp.gemini", "default", new TokenUsage(100, 20) { CachedInputTokens = 60, ReasoningTokens = 5 }.With(UsageKind.ToolInput, 10).With(UsageKind.AudioInput, 8) },
        { """{ "model": "m", "usage": { "inputTokens": 40, "cacheReadInputTokens": 60, "outputTokens": 20 } }""", "aws.bedrock", "default", s_cached },
        { """{ "model": "m", "usage": { "inputTokens": 10, "cacheReadInputTokens": 60, "cacheWriteInputTokens": 30, "outputTokens": 20, "totalTokens": 120, "cacheDetails": [{ "ttl": "1h", "inputTokens": 12 }, { "ttl": "5m", "inputTokens": 18 }] } }""", "aws.bedrock", "default", (s_cached with { CacheWriteTokens = 30 }).With(UsageKind.OneHourCacheWrite, 12).With(UsageKind.FiveMinuteCacheWrite, 18) },
        { """{ "model": "m", "usage": { "prompt_tokens": 100, "completion_tokens": 20, "prompt_cache_hit_tokens": 60, "prompt_cache_miss_tokens": 40 } }""", "deepseek", "default", s_cached },
        { """{ "model": "m", "usage": { "prompt_tokens": 100, "completion_tokens": 20, "prompt_tokens_details": { "cached_tokens": 60 }, "prompt_cache_hit_tokens": 60, "prompt_cache_miss_tokens": 40, "completion_tokens_details": { "reasoning_tokens": 5 } } }""", "deepseek", "chat", s_cached with { ReasoningTokens = 5 } },
        { """{ "model": "m", "prompt_eval_count": 100, "prompt_eval_cached_count": 60, "eval_count": 20 }""", "ollama", "default", s_cached },
        { """{ "model": "m", "usage": { "billed_units": { "input_tokens": 100, "output_tokens": 20 } } }""", "cohere", "default", new(100, 20) },
        { """{ "model": "m", "prompt_eval_count": 100, "eval_count": 20 }""", "ollama", "default", new(100, 20) },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Read_ByProvider_KeepsThePartsInsideTheirWhole(string body, string provider, string? apiFlavor, TokenUsage expected)
    {
        using var document = JsonDocument.Parse(body);

        Assert.Equal(new UsageReading(expected, "m"), UsageReader.Read(provider, apiFlavor, document.RootElement));
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Read_ByItsMembers_FindsInputAndOutput(string body, string provider, string? apiFlavor, TokenUsage expected)
    {
        using var document = JsonDocument.Parse(body);
        var reading = UsageReader.Read(document.RootElement);

        // Nothing in xAI's body says that its output leaves reasoning out.
        Assert.Equal((expected.InputTokens, provider == "x_ai" && apiFlavor == "chat" ? 20 : expected.OutputTokens), (reading!.Usage.InputTokens, reading.Usage.OutputTokens));
    }

    [Theory]
    [InlineData("""{ "model": "m" }""")]
    [InlineData("""{ "usage": null }""")]
    [InlineData("""{ "usage": { "prompt_tokens": "many", "completion_tokens": 1 } }""")]
    [InlineData("""[1]""")]
    public void Read_NoUsage_IsNull(string body)
    {
        using var document = JsonDocument.Parse(body);

        Assert.Null(UsageReader.Read(document.RootElement));
        Assert.Null(UsageReader.Read("openai", "chat", document.RootElement));
    }
}

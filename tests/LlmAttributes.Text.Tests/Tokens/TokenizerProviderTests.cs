using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Text.Tests.Tokens;

public class TokenizerProviderTests
{
    private static readonly TokenizerProvider s_provider = new();

    private static ITokenCounter? Counter(string? model, string? provider = null) => s_provider.CounterFor(new() { ModelId = model, Provider = provider });

    private static TokenCount Count(string model, params ChatMessage[] messages) => Counter(model)!.Count(messages, null);

    [Theory]
    [InlineData("gpt-4o", "o200k_base")]
    [InlineData("gpt-4o-mini-2024-07-18", "o200k_base")]
    [InlineData("chatgpt-4o-latest", "o200k_base")]
    [InlineData("gpt-4.1-nano-2025-04-14", "o200k_base")]
    [InlineData("gpt-5-mini", "o200k_base")]
    [InlineData("openai/gpt-5.1", "o200k_base")]
    [InlineData("o1-preview", "o200k_base")]
    [InlineData("o3-mini-2025-01-31", "o200k_base")]
    [InlineData("o4-mini", "o200k_base")]
    [InlineData("ft:gpt-4o-mini-2024-07-18:acme::abc", "o200k_base")]
    [InlineData("openai/gpt-oss-120b", "o200k_base")]
    [InlineData("gpt-4", "cl100k_base")]
    [InlineData("gpt-4-turbo-2024-04-09", "cl100k_base")]
    [InlineData("gpt-35-turbo", "cl100k_base")]
    [InlineData("gpt-3.5-turbo-0125", "cl100k_base")]
    [InlineData("text-embedding-3-small", "cl100k_base")]
    [InlineData("text-embedding-ada-002", "cl100k_base")]
    [InlineData("claude-sonnet-4-5", null)]
    [InlineData("gemini-2.5-flash", null)]
    [InlineData(null, null)]
    public void EncodingOf_Model_IsItsOwn(string? model, string? encoding) => Assert.Equal(encoding, TokenizerProvider.EncodingOf(new() { ModelId = model }));

    [Theory]
    [InlineData("us.anthropic.claude-sonnet-4-20250514-v1:0")]
    [InlineData("models/gemini-2.0-flash")]
    [InlineData("accounts/fireworks/models/llama-v3p3-70b-instruct")]
    [InlineData("deepseek-ai/DeepSeek-R1")]
    [InlineData("qwen/qwen3-32b")]
    [InlineData("command-r-plus")]
    [InlineData("mistral-large-latest")]
    public void CounterFor_FamilyOfOthers_IsAnEstimate(string model)
    {
        var count = Counter(model)!.Count("The harbour is closed until further notice.");

        Assert.False(count.IsExact);
        Assert.InRange(count.Tokens, 8, 11);
        Assert.True(count.UpperBound > count.Tokens);
    }

    [Fact]
    public void CounterFor_NothingKnown_LeavesItToTheEstimator()
    {
        Assert.Null(Counter(null));
        Assert.Null(Counter("house-model-7"));
        Assert.NotNull(Counter("production", "anthropic"));
    }

    // openai/openai-cookbook, "How to count tokens with tiktoken".
    [Theory]
    [InlineData("gpt-3.5-turbo", 129)]
    [InlineData("gpt-4-0613", 129)]
    [InlineData("gpt-4", 129)]
    [InlineData("gpt-4o", 124)]
    [InlineData("gpt-4o-mini", 124)]
    public void Count_ExampleOfTheCookbook_IsWhatTheProviderReported(string model, int tokens) => Assert.Equal(
        TokenCount.Exact(tokens),
        Count(
            model,
            new(ChatRole.System, "You are a helpful, pattern-following assistant that translates corporate jargon into plain English."),
            new(ChatRole.System, "New synergies will help drive top-line growth.") { AuthorName = "example_user" },
            new(ChatRole.System, "Things working well together will increase revenue.") { AuthorName = "example_assistant" },
            new(ChatRole.System, "Let's circle back when we have more bandwidth to touch base on opportunities for increased leverage.") { AuthorName = "example_user" },
            new(ChatRole.System, "Let's talk later when we're less busy about how to do better.") { AuthorName = "example_assistant" },
            new(ChatRole.User, "This late pivot means we don't have time to boil the ocean for the client deliverable.")));

    [Theory]
    [InlineData("gpt-3.5-turbo", 105)]
    [InlineData("gpt-4", 105)]
    [InlineData("gpt-4o", 101)]
    [InlineData("gpt-4o-mini", 101)]
    public void Count_ToolsOfTheCookbook_AreWhatTheProviderReported(string model, int tokens)
    {
        using var schema = System.Text.Json.JsonDocument.Parse("""
            {
              "type": "object",
              "properties": {
                "location": { "type": "string", "description": "The city and state, e.g. San Francisco, CA" },
                "unit": { "type": "string", "description": "The unit of temperature to return", "enum": ["celsius", "fahrenheit"] }
              },
              "required": ["location"]
            }
            """);
        var tool = AIFunctionFactory.CreateDeclaration("get_current_weather", "Get the current weather in a given location", schema.RootElement);
        ChatMessage[] messages =
        [
            new(ChatRole.System, "You are a helpful assistant that can answer to questions about the weather."),
            new(ChatRole.User, "What's the weather like in San Francisco?"),
        ];

        var count = Counter(model)!.Count(messages, new() { Tools = [tool] });

        Assert.Equal(tokens, count.Tokens);
        Assert.False(count.IsExact);
        Assert.True(count.UpperBound > tokens);
    }

    [Fact]
    public void Count_ReasoningModel_IsAnEstimateWithASmallMargin()
    {
        var count = Count("o3-mini", new ChatMessage(ChatRole.User, "Hello world!"));

        Assert.Equal((9, false), (count.Tokens, count.IsExact));
        Assert.InRange(count.UpperBound, 20, 40);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("openai", true)]
    [InlineData("azure.ai.openai", true)]
    [InlineData("openrouter", false)]
    public void Count_ModelOfAHost_IsExactAtFirstHandOnly(string? provider, bool isExact)
    {
        var count = Counter("gpt-4o", provider)!.Count([new ChatMessage(ChatRole.User, "Hello world!")], null);

        Assert.Equal((10, isExact), (count.Tokens, count.IsExact));
        Assert.InRange(count.UpperBound, isExact ? 10 : 74, isExact ? 10 : 100);
    }

    [Fact]
    public void Count_SearchModel_IsAnEstimateWithALargeMargin()
    {
        var count = Count("gpt-4o-search-preview", new ChatMessage(ChatRole.User, "Hello world!"));

        Assert.Equal((10, false), (count.Tokens, count.IsExact));
        Assert.InRange(count.UpperBound, 260, 400);
    }

    [Fact]
    public void Count_Embeddings_HaveNothingAroundThem() =>
        Assert.Equal(TokenCount.Exact(4), Count("text-embedding-3-small", new(ChatRole.User, "hello world"), new(ChatRole.User, "hello world")));

    // Anthropic, "Token counting": the example of its page.
    [Fact]
    public void Count_ExampleOfAnthropic_IsNearlyWhatItSays() =>
        Assert.InRange(Count("claude-opus-4-6", new(ChatRole.System, "You are a scientist"), new(ChatRole.User, "Hello, Claude")).Tokens, 14, 15);

    [Fact]
    public void Count_TemplateWithAPlaceForTheSystemMessage_CountsItOnce()
    {
        ChatMessage user = new(ChatRole.User, "What is the capital of France?");
        ChatMessage system = new(ChatRole.System, "You are a helpful assistant.");

        Assert.Equal(Count("llama-3.3-70b", user).Tokens + 6, Count("llama-3.3-70b", system, user).Tokens);
    }

    [Fact]
    public void Count_AgentOfAHost_AllowsForWhatItFinds() => Assert.InRange(Count("groq/compound", new ChatMessage(ChatRole.User, "Hi")).UpperBound, 20_000, 60_000);

    [Fact]
    public void UseTokenizers_Runtime_CountsWithThem()
    {
        using var runtime = LlmRuntime.CreateBuilder().UseTokenizers().AddModel("a", new ScriptedChatClient(_ => ScriptedReply.Say("x")), new() { ModelId = "gpt-4o" }).Build();

        Assert.Equal(TokenCount.Exact(3), runtime.GetTokenCounter("a").Count("Hello world!"));
        Assert.Equal(10, runtime.GetTokenCounter("a").Count([new(ChatRole.User, "Hello world!")], null).Tokens);
    }
}

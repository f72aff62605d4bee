namespace LlmAttributes.Generators.Tests;

/// <summary>Results, roles and policies compile with nullable on and warnings as errors.</summary>
public sealed class ResultShapeTests
{
    [Fact]
    public void Emit_AllPolicies_Compiles() => Sources.Run("""
        [assembly: Timeout(TotalSeconds = 60)]
        [assembly: SystemPrompt("Be brief.")]
        [assembly: LlmModel("local", Provider = "ollama", InputUsdPerMillionTokens = 0, OutputUsdPerMillionTokens = 0, Quality = 0.5)]
        namespace Shop;
        public static class Models
        {
            [LlmModel(Provider = "openai", ModelId = "gpt-5-mini", InputUsdPerMillionTokens = 0.25, OutputUsdPerMillionTokens = 2, ContextWindow = 400000, MaxOutputTokens = 1000, TokensPerSecond = 99.5)]
            public const string Fast = "fast";
            [LlmModel(Provider = "anthropic")] public const string Smart = "smart";
        }
        public enum Category { Billing, Outage }
        [LlmClient]
        [SystemPrompt("You triage support mail.")]
        [RouteBy(RouteStrategy.Cost, "local", Models.Fast, Models.Smart, MinQuality = 0.5)]
        [RetryWithBackoff(MaxAttempts = 3, BaseDelaySeconds = 0.2, Factor = 2, MaxDelaySeconds = 5)]
        [Timeout(TotalSeconds = 40, AttemptSeconds = 10, FirstTokenSeconds = 3)]
        [Budget(PerCallUsd = 0.02)]
        [Fallback("local")]
        [CircuitBreaker]
        [TracePerformance]
        [ModelOptions(Temperature = 0.2, TopP = 0.9, MaxOutputTokens = 100, Seed = 42, StopSequences = new[] { "\n\n", "END" })]
        public partial interface ISupportDesk
        {
            [Prompt("Classify the message below.\n<message>{body}</message>", Name = "classify", Version = "2")]
            [Ensemble(MergeStrategy.MajorityVote, "local", Models.Fast, Models.Smart, TimeoutSeconds = 30, Quorum = 2)]
            [Example("My invoice is wrong", "Billing")]
            Task<EnsembleResponse<Category>> ClassifyAsync(string body, CancellationToken cancellationToken = default);

            [Prompt("Summarise: {body}")]
            [RetryWithBackoff(Enabled = false)]
            [TracePerformance(Enabled = false)]
            [Budget(Enabled = false)]
            [Timeout(Enabled = false)]
            [RouteBy(RouteStrategy.Cost, Enabled = false)]
            [Fallback(Enabled = false)]
            [CircuitBreaker(Enabled = false)]
            [ModelOptions(Enabled = false)]
            [Model(Models.Smart)]
            Task<string> SummariseAsync(string body, CancellationToken cancellationToken = default);
        }
        """);

    [Theory]
    [InlineData("Task<string>")]
    [InlineData("Task<string?>")]
    [InlineData("ValueTask<string>")]
    [InlineData("ValueTask<string?>")]
    [InlineData("Task<bool>")]
    [InlineData("Task<sbyte>")]
    [InlineData("Task<byte>")]
    [InlineData("Task<short>")]
    [InlineData("Task<ushort>")]
    [InlineData("Task<int>")]
    [InlineData("ValueTask<uint>")]
    [InlineData("Task<long>")]
    [InlineData("Task<ulong>")]
    [InlineData("Task<nint>")]
    [InlineData("Task<nuint>")]
    [InlineData("Task<float>")]
    [InlineData("Task<double>")]
    [InlineData("Task<decimal>")]
    [InlineData("Task<Half>")]
    [InlineData("Task<Int128>")]
    [InlineData("Task<UInt128>")]
    [InlineData("Task<DayOfWeek>")]
    [InlineData("ValueTask<DayOfWeek>")]
    [InlineData("Task<ChatResponse>")]
    [InlineData("Task<LlmResult<string>>")]
    [InlineData("Task<LlmResult<string?>>")]
    [InlineData("ValueTask<LlmResult<int>>")]
    [InlineData("Task<LlmResult<DayOfWeek>>")]
    [InlineData("Task<LlmResult<ChatResponse>>")]
    [InlineData("Task<EnsembleResponse<bool>>")]
    [InlineData("ValueTask<EnsembleResponse<string>>")]
    [InlineData("IAsyncEnumerable<string>")]
    [InlineData("IAsyncEnumerable<ChatResponseUpdate>")]
    [InlineData("IAsyncEnumerable<string?>")]
    [InlineData("IAsyncEnumerable<int>")]
    [InlineData("IAsyncEnumerable<DayOfWeek?>")]
    [InlineData("IAsyncEnumerable<List<string?>>")]
    [InlineData("IAsyncEnumerable<(string Name, int Age)>")]
    [InlineData("LlmStream<string>")]
    [InlineData("LlmStream<string?>")]
    [InlineData("LlmStream<Dictionary<string, int>>")]
    public void Emit_SupportedResult_AsksTheRuntime(string result)
    {
        var output = Sources.Run($$"""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Answer {question}")]
                {{result}} AskAsync(string question, ChatOptions? chat = null, LlmCallOptions? options = null, CancellationToken cancellationToken = default);
                [Prompt("Answer {question}")]
                {{result}} AskPlainAsync(string question);
            }
            """);

        Assert.DoesNotContain("NotSupportedException", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_RolesByType_ReachTheMessages() => Sources.Run("""
        namespace Shop;
        public sealed class MyOptions : ChatOptions;
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Describe {topic}")] Task<string> A(string topic, IEnumerable<ChatMessage> history, AIContent image, CancellationToken token);
            [Prompt("Describe {topic}")] Task<string> B(string topic, List<ChatMessage>? history, AIContent? image, DataContent second, MyOptions options);
            [Prompt("Describe")] Task<string> C(IEnumerable<AIContent> images, IReadOnlyList<ChatMessage> history);
            [Prompt("Describe")] Task<string> D(AIContent[]? images, ChatMessage[] history);
            [Prompt("Describe")] Task<string> E(params DataContent[] images);
            [Prompt("Describe {all}")] Task<string> F(CancellationToken token, params string[] all);
            [Prompt("Describe")] Task<string> H(AITool tool);
            [Prompt("Describe")] Task<string> I(List<AIFunction?>? tools, MyOptions? options);
            [Prompt("Describe")] Task<EnsembleResponse<bool>> J(params AITool[] tools);
            [Prompt("Describe {all}")] IAsyncEnumerable<string> G(IList<TextContent?> images, ICollection<ChatMessage> history, object all);
        }
        """);
}

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2206Tests
{
    [Fact]
    public Task Stream_OfAModelThatCannotStream_IsReported() => Verify.ReportsAsync("LLMA2206", """
        public static class Models
        {
            [LlmModel(Capabilities = ModelCapabilities.Tools)] public const string Fast = "fast";
            [LlmModel(Provider = "x")] public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:Model(Models.Fast)|}]
            [Prompt("Greet.")]
            IAsyncEnumerable<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "fast", "'Streaming'", "GreetAsync");

    [Fact]
    public Task Picture_OfAModelThatReadsTextOnly_IsReported() => Verify.ReportsAsync("LLMA2206", """
        public static class Models
        {
            [LlmModel(Capabilities = ModelCapabilities.Tools)] public const string Fast = "fast";
            [LlmModel(Provider = "x")] public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:RouteBy(RouteStrategy.Cost, Models.Fast, Models.Smart)|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(Microsoft.Extensions.AI.AIContent picture, CancellationToken cancellationToken = default);
        }
        """, "fast", "'Vision' or 'Audio'", "GreetAsync");

    [Fact]
    public Task Requires_WhatAModelLacks_IsReported() => Verify.ReportsAsync("LLMA2206", """
        public static class Models
        {
            [LlmModel(Capabilities = ModelCapabilities.Tools)] public const string Fast = "fast";
            [LlmModel(Provider = "x")] public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [{|#0:RouteBy(RouteStrategy.Cost, Models.Fast, Models.Smart, Requires = ModelCapabilities.Vision)|}]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "fast", "'Vision'", "GreetAsync");

    [Fact]
    public Task Model_OfUnknownAbilities_IsQuiet() => Verify.QuietAsync("""
        public static class Models
        {
            [LlmModel(Provider = "x")] public const string Fast = "fast";
            [LlmModel(Provider = "x")] public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [Model(Models.Fast)]
            [Prompt("Greet.")]
            IAsyncEnumerable<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2206", """
        public static class Models
        {
            [LlmModel(Capabilities = ModelCapabilities.Tools)] public const string Fast = "fast";
            [LlmModel(Provider = "x")] public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [{|LLMA2206:Model(Models.Fast)|}]
            [Prompt("Greet.")]
            IAsyncEnumerable<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);
}

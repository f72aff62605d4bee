using LlmAttributes.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA4003Tests
{
    [Fact]
    public Task ModelId_Retired_IsReported() => Verify.ReportsAsync("LLMA4003", """
        public static class Models
        {
            [LlmModel(Provider = "anthropic", {|#0:ModelId = "claude-3-5-haiku-20241022"|})]
            public const string Fast = "fast";
        }
        """, "Fast", "claude-3-5-haiku-20241022", "retired", "2026-02-19", "use 'claude-haiku-4-5'");

    [Fact]
    public Task ModelId_RetirementStated_GoesBeforeTheCatalogAndIsAHintUntilThen() => Verify.ReportsAsync(
        """
        public static class Models
        {
            [LlmModel(Provider = "openai", {|#0:ModelId = "gpt-5.4-mini"|}, RetiresOn = "2099-01-31", Successor = "gpt-99")]
            public const string Fast = "fast";
        }
        """,
        static test => test.ExpectedDiagnostics.Add(new DiagnosticResult("LLMA4003", DiagnosticSeverity.Info).WithLocation(0).WithArguments("Fast", "gpt-5.4-mini", "retires", "2099-01-31", "use 'gpt-99'")));

    [Fact]
    public Task ModelId_Suppressed_IsQuiet() => Verify.SuppressedAsync("LLMA4003", """
        [assembly: LlmModel("fast", Provider = "anthropic", {|LLMA4003:ModelId = "claude-3-5-haiku-20241022"|})]
        """);

    [Fact]
    public Task Fix_TakesTheSuccessor() => Verify.FixesAsync<UseNearestModelFix>(
        """
        public static class Models
        {
            [LlmModel(Provider = "anthropic", {|LLMA4003:ModelId = "claude-3-5-haiku-20241022"|})] public const string Fast = "fast";
            [LlmModel(Provider = "anthropic", {|LLMA4003:ModelId = "claude-3-5-haiku-latest"|})] public const string Faster = "faster";
        }
        """,
        """
        public static class Models
        {
            [LlmModel(Provider = "anthropic", ModelId = "claude-haiku-4-5")] public const string Fast = "fast";
            [LlmModel(Provider = "anthropic", ModelId = "claude-haiku-4-5")] public const string Faster = "faster";
        }
        """);
}

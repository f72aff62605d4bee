namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1035Tests
{
    [Fact]
    public Task Case_WithoutExpectation_IsReported() => Verify.ReportsAsync(
        "LLMA1035",
        Contract("""[Prompt("Read {text}."), {|#0:PromptCase("a", "b", Skip = "c")|}] Task<string> ReadAsync(string text, """),
        "a", "ReadAsync", "expects nothing, so it can only pass", "add 'Expect', 'Contains', 'Lacks', 'Matches' or 'MaxCostUsd'");

    [Fact]
    public Task Case_OfATypeParameter_IsReported() => Verify.ReportsAsync(
        "LLMA1035",
        Contract("""[Prompt("Read {text}."), {|#0:PromptCase("a", "b", Contains = "c")|}] Task<string> ReadAsync<T>(string text, """),
        "a", "ReadAsync", "cannot name the type parameters of its call", "move them to the contract");

    [Fact]
    public Task Case_WithALimitAlone_IsQuiet() => Verify.QuietAsync(
        Contract("""[Prompt("Read {text}."), PromptCase("a", "b", MaxCostUsd = 0.1)] Task<string> ReadAsync(string text, """));

    [Fact]
    public Task Limit_OfNothing_IsOutOfRange() => Verify.ReportsAsync(
        Contract("""[Prompt("Read {text}."), PromptCase("a", "b", {|LLMA2001:MaxCostUsd = 0|})] Task<string> ReadAsync(string text, """));

    [Fact]
    public Task Case_OfAMethodWithABody_HasNoEffect() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [{|LLMA1010:PromptCase("a", "b", Contains = "c")|}]
            Task<string> ReadAsync(string text) => Task.FromResult(text);
        }
        """);

    [Fact]
    public Task Case_OutsideOfAContract_HasNoEffect() => Verify.ReportsAsync("""
        public sealed class Desk
        {
            [{|LLMA1010:PromptCase("a", "b", Contains = "c")|}]
            public Task<string> ReadAsync(string text) => Task.FromResult(text);
        }
        """);

    private static string Contract(string call) => $$"""
        [LlmClient]
        public partial interface IDesk
        {
            {{call}}CancellationToken cancellationToken = default);
        }

        public enum Mood { Glad, Angry }

        public sealed record Ticket(string Title, Mood Mood, int? Count, string[] Tags, Ticket? Parent);
        """;
}

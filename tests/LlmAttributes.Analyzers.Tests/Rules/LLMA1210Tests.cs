namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1210Tests
{
    [Fact]
    public Task Fragment_NobodyDeclares_IsReportedAtItsTag() => Verify.ReportsAsync("LLMA1210", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Thank \u0041 {name}.\n{|#0:{>signature}|}")]
            Task<string> ThankAsync(string name, CancellationToken cancellationToken = default);
        }
        """, "ThankAsync", "signature", "declare it with [PromptFragment(\"signature\", …)]");

    [Fact]
    public Task Fragment_NearAnother_NamesIt() => Verify.ReportsAsync("LLMA1210", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Thank {name}.", Name = "thanks")]
            Task<string> ThankAsync(string name, CancellationToken cancellationToken = default);
            [Prompt("{|#0:{>thank}|} {name}")]
            Task<string> AgainAsync(string name, CancellationToken cancellationToken = default);
        }
        """, "AgainAsync", "thank", "rename it to '{>thanks}'");

    [Fact]
    public Task Fragment_OfContractOrAssembly_IsQuiet() => Verify.QuietAsync("""
        [assembly: PromptFragment("name", "{name}")]
        [LlmClient, PromptFragment("signature", "Bye, {>name}")]
        public partial interface IDesk
        {
            [Prompt("Thank. {>signature}")]
            Task<string> ThankAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Fragment_WithAFault_IsReportedWhereItIsIncluded() => Verify.ReportsAsync("""
        [LlmClient, PromptFragment("signature", "Bye, {>more} {nobody}")]
        public partial interface IDesk
        {
            [Prompt("Thank {name}. {|LLMA1201:{|LLMA1210:{>signature}|}|}")]
            Task<string> ThankAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Fragment_NobodyIncludes_HasNoEffect() => Verify.ReportsAsync("""
        [LlmClient, PromptFragment("a", "A"), {|LLMA1010:PromptFragment("a", "B")|}, {|LLMA1010:PromptFragment("b", "B")|}]
        public partial interface IDesk
        {
            [Prompt("Thank {name}. {>a}")]
            Task<string> ThankAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Fragment_OfNoContract_HasNoEffect() => Verify.ReportsAsync("""
        [{|LLMA1010:PromptFragment("a", "A")|}]
        public interface IDesk;
        """);

    [Theory]
    [InlineData("""[PromptFragment("a", {|LLMA1204:File = "none.md"|})]""")]
    [InlineData("""[{|LLMA1205:PromptFragment("a", "A", File = "none.md")|}]""")]
    [InlineData("""[{|LLMA1209:PromptFragment("a")|}]""")]
    public Task Fragment_ThatCannotBeRead_IsReported(string fragment)
    {
        // A file that is missing breaks those who include it as well.
        var tag = fragment.Contains("1204", StringComparison.Ordinal) ? "{|LLMA1204:{>a}|}" : "{>a}";
        return Verify.ReportsAsync(fragment + $$"""
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Thank {name}. {{tag}}")]
                Task<string> ThankAsync(string name, CancellationToken cancellationToken = default);
            }
            """);
    }

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1210", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Thank {name}.\n{|LLMA1210:{>signature}|}")]
            Task<string> ThankAsync(string name, CancellationToken cancellationToken = default);
        }
        """);
}

namespace LlmAttributes.Analyzers.Tests.Rules;

/// <summary>A fault of the assembly's system prompt concerns all contracts and is still reported once.</summary>
public sealed class AssemblySystemPromptTests
{
    private const string Contracts = """

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }

        [LlmClient]
        public partial interface IBank
        {
            [Prompt("Count {name}.")]
            Task<int> CountAsync(string name, CancellationToken cancellationToken = default);
        }
        """;

    [Theory]
    [InlineData("""[assembly: SystemPrompt({|LLMA1204:File = "none.md"|})]""")]
    [InlineData("""[assembly: {|LLMA1205:SystemPrompt("You serve.", File = "none.md")|}]""")]
    [InlineData("""[assembly: {|LLMA1209:SystemPrompt("")|}]""")]
    [InlineData("""[assembly: SystemPrompt({|LLMA1208:Texts.Tone|})] static class Texts { public const string Tone = "You serve {name}."; }""")]
    public Task Fault_InTheSystemPromptOfAnAssembly_IsReportedOnce(string attribute) => Verify.ReportsAsync(attribute + Contracts);

    [Fact]
    public Task Fault_InAnAssemblyWithoutContracts_IsReportedOnce() => Verify.ReportsAsync("""
        [assembly: {|LLMA1010:SystemPrompt("You serve {|LLMA1208:{name}|}.")|}]
        """);
}

using LlmAttributes.CodeFixes;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1201Tests
{
    [Fact]
    public Task Placeholder_WithoutParameter_IsReported() => Verify.ReportsAsync("LLMA1201", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{name}: {|#0:{weather}|}")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "weather", "add a parameter 'weather'");

    [Fact]
    public Task Placeholder_NearAParameter_NamesIt() => Verify.ReportsAsync("LLMA1201", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{|#0:{nmae}|}{name}")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, "GreetAsync", "nmae", "rename it to '{name}' or add a parameter 'nmae'");

    [Fact]
    public Task Placeholder_AfterEscapes_IsReportedAtItsHole() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("\t\u0041\x41 \"{name}\" \U0001F600 {|LLMA1201:{other:F2}|}")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Placeholder_InVerbatimText_IsReportedAtItsHole() => Verify.ReportsAsync(""""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt(@"""{name}"" {|LLMA1201:{other}|}")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """");

    [Fact]
    public Task Placeholder_InRawText_IsReportedAtItsHole() => Verify.ReportsAsync(""""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("""{name} "quoted" {|LLMA1201:{other}|}""")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """");

    [Fact]
    public Task Placeholder_InRawLines_IsReportedAtItsHole() => Verify.ReportsAsync(""""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("""
                Dear {name},

                  here is {|LLMA1201:{other}|}.
                """)]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """");

    [Fact]
    public Task Placeholder_InJoinedText_IsReportedAtItsHole() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Dear {name}, " +
                ("here is " + "{|LLMA1201:{other}|}."))]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Placeholder_InAConstant_IsReportedAtTheArgument() => Verify.ReportsAsync("""
        public static class Prompts
        {
            public const string Greet = "{name} {other}";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt({|LLMA1201:Prompts.Greet|})]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Placeholder_InASystemPrompt_IsReportedAtItsHole() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [SystemPrompt("You are {|LLMA1201:{role}|}.")]
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Braces_ThatAreNoPlaceholder_AreQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Answer {name} as { \"text\": \"...\" } or {{literal}}")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1201", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{name} {|LLMA1201:{other}|}")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Fix_ByRenaming_KeepsEscapesAndFormat() => Verify.FixesAsync<RenamePlaceholderFix>("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("\u0041 {|LLMA1201:{nmae:F2}|}{name}")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("\u0041 {name:F2}{name}")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, "Rename to '{name}'");

    [Fact]
    public Task FixAll_ByRenaming_MendsAllHoles() => Verify.FixesAsync<RenamePlaceholderFix>("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{|LLMA1201:{nmae}|} {|LLMA1201:{nane}|} {name}")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{name} {name} {name}")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Fix_ByAdding_PutsTheParameterBeforeTheToken() => Verify.FixesAsync<AddParameterFix>("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{name} {|LLMA1201:{weather}|}")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{name} {weather}")]
            Task<string> GreetAsync(string name, string weather, CancellationToken cancellationToken = default);
        }
        """, "Add parameter 'weather'");

    [Fact]
    public Task FixAll_ByAdding_AddsEachParameterOnce() => Verify.FixesAsync<AddParameterFix>("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{name} {|LLMA1201:{weather}|} {|LLMA1201:{class}|} {|LLMA1201:{weather}|}")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{name} {weather} {class} {weather}")]
            Task<string> GreetAsync(string name, string weather, string @class, CancellationToken cancellationToken = default);
        }
        """, configure: static test => test.NumberOfIncrementalIterations = 2);
}

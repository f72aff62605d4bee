using LlmAttributes.CodeFixes;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1008Tests
{
    [Fact]
    public Task Call_WithoutToken_IsReported() => Verify.ReportsAsync("LLMA1008", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> {|#0:GreetAsync|}(string name);
        }
        """, "GreetAsync");

    [Fact]
    public Task Call_WithToken_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken);
        }
        """);

    [Fact]
    public Task Member_WithBody_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            Task<string> GreetAsync(string name) => Task.FromResult(name);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1008", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> {|LLMA1008:GreetAsync|}(string name);
        }
        """);

    [Fact]
    public Task Fix_OfOne_AddsTokenAtTheEnd() => Verify.FixesAsync<AddCancellationTokenFix>("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> {|LLMA1008:GreetAsync|}(string name);
        }
        """, """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name}.")]
            Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
        }
        """, "Add a CancellationToken");

    [Fact]
    public Task FixAll_OfThree_AddsTokensAndOneImport() => Verify.FixesAsync<AddCancellationTokenFix>("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet the world.")]
            Task<string> {|LLMA1008:GreetAsync|}();

            [Prompt("Greet {names}.")]
            Task<string> {|LLMA1008:GreetAllAsync|}(params string[] names);

            [Prompt("Greet {cancellationToken}.")]
            Task<string> {|LLMA1008:GreetTokenAsync|}(string cancellationToken);
        }
        """, """
        using System.Threading;

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet the world.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);

            [Prompt("Greet {names}.")]
            Task<string> GreetAllAsync(CancellationToken cancellationToken = default, params string[] names);

            [Prompt("Greet {cancellationToken}.")]
            Task<string> GreetTokenAsync(string cancellationToken, CancellationToken cancellationToken2 = default);
        }
        """, configure: WithoutThreading);

    [Fact]
    public Task Fix_AmongOtherImports_KeepsTheHeaderAndTheOrder() => Verify.FixesAsync<AddCancellationTokenFix>("""
        // Copyright of somebody.
        using System.Text;
        using Zebra = System.Math;

        namespace Shop;

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name} in {language}.")]
            Task<string> {|LLMA1008:GreetAsync|}(
                string name,
                string language);
        }
        """, """
        // Copyright of somebody.
        using System.Text;
        using System.Threading;
        using Zebra = System.Math;

        namespace Shop;

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet {name} in {language}.")]
            Task<string> GreetAsync(
                string name,
                string language,
                CancellationToken cancellationToken = default);
        }
        """, configure: WithoutThreading);

    [Fact]
    public Task Fix_InFrontOfTheFirstImport_KeepsTheHeader() => Verify.FixesAsync<AddCancellationTokenFix>("""
        // Copyright of somebody.
        using Zebra = System.Math;

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> {|LLMA1008:GreetAsync|}();
        }
        """, """
        // Copyright of somebody.
        using System.Threading;
        using Zebra = System.Math;

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, configure: WithoutThreading);

    [Fact]
    public Task Fix_BehindADirective_StaysBehindIt() => Verify.FixesAsync<AddCancellationTokenFix>("""
        #define SHOP

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> {|LLMA1008:GreetAsync|}();
        }
        """, """
        #define SHOP

        using System.Threading;

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, configure: WithoutThreading);

    [Fact]
    public Task Fix_WhereTheNameMeansSomethingElse_WritesItOut() => Verify.FixesAsync<AddCancellationTokenFix>("""
        public class CancellationToken;

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> {|LLMA1008:GreetAsync|}();
        }
        """, """
        public class CancellationToken;

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync(global::System.Threading.CancellationToken cancellationToken = default);
        }
        """);

    private static void WithoutThreading(RuleTest<AddCancellationTokenFix> test)
    {
        foreach (var sources in new[] { test.TestState.Sources, test.FixedState.Sources })
            sources[1] = ("/0/Test1.cs", Microsoft.CodeAnalysis.Text.SourceText.From(sources[1].content.ToString().Replace("global using System.Threading;\n", "")));
    }
}

namespace LlmAttributes.Analyzers.Tests.Rules;

/// <summary>Marks of parameters that nobody reads: what a user believes to be kept secret must not be shown in silence.</summary>
public sealed class LLMA1010ParameterTests
{
    [Theory]
    [InlineData("public class Desk { public void Greet([{|LLMA1010:Sensitive|}] string name) { } }")]
    [InlineData("public class Desk([{|LLMA1010:Sensitive|}] string name) { public string Name => name; }")]
    [InlineData("public record Desk([{|LLMA1010:Sensitive|}] string Name);")]
    [InlineData("public interface IDesk { void Greet([{|LLMA1010:Sensitive|}] string name); }")]
    [InlineData("public class Desk { public string this[[{|LLMA1010:Sensitive|}] string name] => name; }")]
    [InlineData("public delegate void Greet([{|LLMA1010:Sensitive|}] string name);")]
    [InlineData("public class Desk { public void Greet() { Say(\"x\"); static void Say([{|LLMA1010:Sensitive|}] string name) { } } }")]
    [InlineData("public class Desk { public Action<string> Greet => ([{|LLMA1010:Sensitive|}] string name) => { }; }")]
    public Task Sensitive_OutsideOfAnyContract_IsReported(string source) => Verify.ReportsAsync(source);

    [Fact]
    public Task Sensitive_OnAMethodOfAContractThatIsNoCall_IsReported() => Verify.ReportsAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);

            static string Trim([{|LLMA1010:Sensitive|}] string name) => name.Trim();
        }
        """);

    [Fact]
    public Task Sensitive_OnAnIndexerOfADecoratedInterface_IsReported() => Verify.ReportsAsync("""
        [Decorate, TracePerformance]
        public partial interface IStore
        {
            string this[[{|LLMA1010:Sensitive|}] string key] { get; }

            Task<string> FindAsync(string key, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Tenant_OnALambda_IsReported() => Verify.ReportsAsync("""
        public class Desk { public Action<string> Greet => ([{|LLMA1010:Tenant|}] string name) => { }; }
        """);
}

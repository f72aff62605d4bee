using Microsoft.CodeAnalysis;

namespace LlmAttributes.Analyzers.Tests;

/// <summary>Analyzer and generator call the same code broken: an error of a call is a throwing body that names the rule, and the other way round.</summary>
public sealed class AgreementTests
{
    private const string Good = """[Prompt("Greet {name}.")] Task<string> GreetAsync(string name, CancellationToken token = default);""";

    [Theory]
    [InlineData("LLMA1002", """string Name { get; }""")]
    [InlineData("LLMA1002", """static abstract Task<string> MakeAsync();""")]
    [InlineData("LLMA1003", """[Prompt("Find.")] Task<System.IO.Stream> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA1004", """[Prompt("Find.")] string Find();""")]
    [InlineData("LLMA1005", """[Prompt("Find.")] Task<string> FindAsync(ref int count, CancellationToken token);""")]
    [InlineData("LLMA1005", """[Prompt("Find.")] Task<string> FindAsync(CancellationToken one, CancellationToken two);""")]
    [InlineData("LLMA1005", """[Prompt("Find.")] Task<string> FindAsync([Memory] int conversation, CancellationToken token);""")]
    [InlineData("LLMA1005", """[Prompt("Find.")] Task<string> FindAsync([Memory] string conversation, ChatMessage[] history, CancellationToken token);""")]
    [InlineData("LLMA1201", """[Prompt("Find {conversation}.")] Task<string> FindAsync([Memory] string conversation, CancellationToken token);""")]
    [InlineData("LLMA1006", """[Prompt("Find.")] Task<T> FindAsync<T>(CancellationToken token);""")]
    [InlineData("LLMA1007", """Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA1201", """[Prompt("Find {what}.")] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA1201", """[Prompt("Find."), SystemPrompt("You are {who}.")] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA1204", """[Prompt(File = "find.md")] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA1221", """[Prompt("Find {x}."), Example("{\"x\":1}", "y")] Task<string> FindAsync(string x, CancellationToken token);""")]
    [InlineData("LLMA1205", """[Prompt("Find.", File = "find.md")] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA1207", """[Prompt("Find {name.Size}.")] Task<string> FindAsync(string name, CancellationToken token);""")]
    [InlineData("LLMA1209", """[Prompt("")] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA1205", """[SystemPrompt("A."), Prompt("{#system}\nB.\n{#user}\nC.")] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA1210", """[Prompt("Find {>this}.")] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA1211", """[Prompt("Find {>this}.", Name = "this")] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA1212", """[Prompt("Find {/if}.")] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA1213", """[Prompt("Find {#if count}.{/if}")] Task<string> FindAsync(int count, CancellationToken token);""")]
    [InlineData("LLMA2001", """[Prompt("Find."), Timeout(TotalSeconds = -1)] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA2001", """[Prompt("Find."), Budget(PerCallUsd = 1e300)] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA1220", """[Prompt("Find."), Tools(typeof(Odd))] Task<string> FindAsync(CancellationToken token); class Odd { [LlmTool] public static string Do(System.IO.Stream s) => ""; }""")]
    [InlineData("LLMA2017", """[Prompt("Find."), Tools(typeof(Odd)), Hedge, Model("a"), Fallback("b")] Task<string> FindAsync(CancellationToken token); class Odd { [LlmTool(SideEffects = true)] public static string Do() => ""; }""")]
    [InlineData("LLMA2001", """[Prompt("Find."), PromptVariant("b", "Look.", Weight = 0)] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA2001", """[Prompt("Find."), PromptVariant("b", "Look.", Weight = 60), PromptVariant("c", "See.", Weight = 60)] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA1201", """[Prompt("Find."), PromptVariant("b", "Look {there}.")] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA1209", """[Prompt("Find."), PromptVariant("b")] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA2032", """[Prompt("Find {user}."), Cache(Semantic = true)] Task<string> FindAsync(string user, CancellationToken token);""")]
    [InlineData("LLMA2002", """[Prompt("Find."), RetryWithBackoff(MaxAttempts = 0)] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA2202", """[Prompt("Find."), RouteBy(RouteStrategy.Cost)] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA2202", """[Prompt("Find."), Fallback] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA2001", """[Prompt("Find."), Hedge(MaxHedges = 0), Model("a"), Fallback("b")] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA2001", """[Prompt("Find."), Bulkhead(MaxQueued = -2)] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA2002", """[Prompt("Find."), RetryWithBackoff(NetworkAttempts = 0)] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA2007", """[Prompt("Find."), Fallback(Method = nameof(FindAsync))] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA2013", """[Prompt("Find."), Fallback(Method = "Nothing")] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA2013", """[Prompt("Find."), Fallback(Method = nameof(GreetAsync))] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA2014", """[Prompt("Find."), Fallback(Value = 1)] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("LLMA2017", """[Prompt("Find."), Hedge, Model("a"), Fallback("b")] Task<string> FindAsync(AITool tool, CancellationToken token);""")]
    [InlineData("LLMA2017", """[Prompt("Find."), Hedge, RouteBy(RouteStrategy.Cost, "a", "b")] IAsyncEnumerable<string> FindAsync(AITool[] tools, CancellationToken token);""")]
    [InlineData("LLMA2205", """[Prompt("Find."), Ensemble(MergeStrategy.MajorityVote, "a", "b", Quorum = 3)] Task<string> FindAsync(CancellationToken token);""")]
    public Task Call_WithAnError_ThrowsItsRule(string id, string call) => AssertAgreesAsync(id, $"[LlmClient] public partial interface IDesk {{ {Good} {call} }}");

    [Theory]
    [InlineData("LLMA1031", """PromptCase("a", Contains = "b")""")]
    [InlineData("LLMA1032", """PromptCase("a", 1, Contains = "b")""")]
    [InlineData("LLMA1033", """PromptCase("a", "b", Expect = 1)""")]
    [InlineData("LLMA1034", """PromptCase("a", "b", Matches = "(")""")]
    [InlineData("LLMA1035", """PromptCase("a", "b")""")]
    [InlineData("LLMA1036", """PromptCase("", "b", Contains = "c")""")]
    [InlineData("LLMA2001", """PromptCase("a", "b", MaxCostUsd = -1)""")]
    public async Task Case_WithAnError_IsListedWithItsRule(string id, string @case)
    {
        var run = await CompilerRun.OfAsync($$"""[LlmClient] public partial interface IDesk { [Prompt("Greet {name}."), {{@case}}] Task<string> GreetAsync(string name, CancellationToken token = default); }""");

        Assert.Equal(id, Assert.Single(run.Rules, static rule => rule.Severity == DiagnosticSeverity.Error).Id);
        Assert.Contains($"\"{id}: ", run.Generated, StringComparison.Ordinal);
        Assert.DoesNotContain("NotSupportedException", run.Generated, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("LLMA1208", """[SystemPrompt("You are {who}.")]""")]
    [InlineData("LLMA1209", """[SystemPrompt("")]""")]
    [InlineData("LLMA2001", """[Budget(PerCallUsd = -1)]""")]
    [InlineData("LLMA2002", """[RetryWithBackoff(MaxAttempts = -1)]""")]
    [InlineData("LLMA2202", """[Ensemble(MergeStrategy.MajorityVote)]""")]
    [InlineData("LLMA2013", """[Fallback(Method = "Nothing")]""")]
    [InlineData("LLMA2014", """[Fallback(Value = 1)]""")]
    public Task Contract_WithAnError_ThrowsItsRule(string id, string attribute) =>
        AssertAgreesAsync(id, $"{attribute} [LlmClient] public partial interface IDesk {{ {Good} }}");

    [Theory]
    [InlineData("LLMA2001", """[assembly: Timeout(AttemptSeconds = 0)]""")]
    [InlineData("LLMA1208", """[assembly: SystemPrompt("You are {who}.")]""")]
    public Task Assembly_WithAnError_ThrowsItsRule(string id, string attribute) =>
        AssertAgreesAsync(id, $"{attribute} [LlmClient] public partial interface IDesk {{ {Good} }}");

    [Theory]
    [InlineData("LLMA1013", """Task SaveAsync(ref string name);""")]
    [InlineData("LLMA2001", """[Timeout(TotalSeconds = 0)] Task SaveAsync();""")]
    [InlineData("LLMA2002", """[RetryWithBackoff(MaxAttempts = 0)] Task SaveAsync();""")]
    [InlineData("LLMA2001", """[Cache(MaxEntries = 0)] Task<int> SaveAsync();""")]
    [InlineData("LLMA2007", """[Fallback(Method = nameof(SaveAsync))] Task SaveAsync();""")]
    [InlineData("LLMA2013", """[Fallback(Method = "Nothing")] Task SaveAsync();""")]
    [InlineData("LLMA2014", """[Fallback(Value = 1)] Task SaveAsync();""")]
    [InlineData("LLMA2015", """[Cache] Task<int> SaveAsync(object item);""")]
    public Task DecoratedMember_WithAnError_ThrowsItsRule(string id, string member) =>
        AssertAgreesAsync(id, $"[Decorate, TracePerformance] public partial interface IStore {{ {member} }}");

    [Theory]
    [InlineData("LLMA1001", "[LlmClient] public interface IDesk;")]
    [InlineData("LLMA1012", "public class Shop { [LlmClient] public partial interface IDesk; }")]
    [InlineData("LLMA1006", "[LlmClient] public partial interface IDesk<out T>;")]
    [InlineData("LLMA1014", "[LlmClient] file partial interface IDesk;")]
    public async Task Contract_ThatCannotBeReopened_GetsNoClient(string id, string source)
    {
        var run = await CompilerRun.OfAsync(source);

        Assert.Contains(run.Rules, rule => rule.Id == id && rule.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain("partial interface", run.Generated, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("""[Prompt("Find { name }, {name}.")] Task<string> FindAsync(string name, int unused, CancellationToken token);""")]
    [InlineData("""[Prompt("Find."), Timeout(TotalSeconds = 1, AttemptSeconds = 2), RetryWithBackoff(MaxAttempts = 9)] Task<string> FindAsync(CancellationToken token);""")]
    [InlineData("""[Prompt("Find."), Ensemble(MergeStrategy.MajorityVote, "a"), Fallback("b", "b")] Task<string> FindAsync();""")]
    [InlineData("""[Prompt("Find."), Hedge, Fallback("b", On = ErrorKinds.RateLimit), Model("a")] Task<string> FindAsync(AITool tool, CancellationToken token);""")]
    [InlineData("""[Prompt("Find."), Hedge, Ensemble(MergeStrategy.MajorityVote, "a", "b")] Task<string> FindAsync(AITool tool, CancellationToken token);""")]
    [InlineData("""[Prompt("Find."), Ensemble(MergeStrategy.MajorityVote, "a", "b")] IAsyncEnumerable<string> FindAsync(CancellationToken token);""")]
    public async Task Call_WithWarningsAlone_Works(string call)
    {
        var run = await CompilerRun.OfAsync($"[LlmClient] public partial interface IDesk {{ {call} }}");

        Assert.NotEmpty(run.Rules);
        Assert.DoesNotContain(run.Rules, static rule => rule.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain("NotSupportedException", run.Generated, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Call_WithoutFault_Works()
    {
        var run = await CompilerRun.OfAsync($"[LlmClient] public partial interface IDesk {{ {Good} }}");

        Assert.Empty(run.Rules);
        Assert.DoesNotContain("NotSupportedException", run.Generated, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    private static async Task AssertAgreesAsync(string id, string source)
    {
        var run = await CompilerRun.OfAsync(source);

        Assert.Empty(run.Crashes);
        Assert.Empty(run.Source);
        Assert.Equal(id, Assert.Single(run.Rules, static rule => rule.Severity == DiagnosticSeverity.Error).Id);
        Assert.Contains($"NotSupportedException(\"{id}: ", run.Generated, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }
}

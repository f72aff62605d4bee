extern alias runtime;

using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RuntimeDetector = runtime::LlmAttributes.TaskDetector;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1222Tests
{
    [Fact]
    public async Task Prompt_WithACue_ShowsKindConfidenceAndCue()
    {
        var report = Assert.Single(await ReportsAsync(Desk("\"Please translate this for {reader} into German: {text}\"")));

        Assert.Equal((DiagnosticSeverity.Info, "LLMA1222"), (report.Severity, report.Id));
        Assert.Matches("^Prompt of 'AskAsync' asks for Translation with confidence [01]\\.[0-9]{2}, as 'translate' says; ", report.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("\"Please translate this for {reader} into German: {text}\"", report.Location.SourceTree!.ToString().Substring(report.Location.SourceSpan.Start, report.Location.SourceSpan.Length));
    }

    [Fact]
    public async Task Prompt_WithoutACue_GoesByItsWording() =>
        Assert.Contains(", as its wording as a whole says; ", Assert.Single(await ReportsAsync(Desk("\"The dog {text} {reader} sat on the mat\""))).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    [Fact]
    public async Task Prompt_OfValuesAlone_IsQuiet() => Assert.Empty(await ReportsAsync(Desk("\"{text} {reader}\"")));

    [Fact]
    public async Task Rule_NotSwitchedOn_IsQuiet() => Assert.Empty(await ReportsAsync(Desk("\"Summarise {text} {reader}\""), isOn: false));

    [Fact]
    public async Task Report_UnderPragma_IsSuppressed() =>
        Assert.Empty(await ReportsAsync("#pragma warning disable LLMA1222\n" + Desk("\"Summarise {text} {reader}\"")));

    [Fact]
    public async Task Method_OfNoContract_IsQuiet() => Assert.Empty(await ReportsAsync("""
        public interface IDesk
        {
            [Prompt("Summarise {text}")]
            Task<string> AskAsync(string text);
        }
        """));

    [Fact]
    public async Task Prompts_OfAllKinds_AreToldAsAtRunTime()
    {
        var prompts = Texts().Where(static text => !text.Contains('{') && !text.Contains('}')).Distinct().ToList();
        Assert.InRange(prompts.Count, 500, 1_000);
        var methods = prompts.Select(static (text, i) => $"[Prompt({SymbolDisplay.FormatLiteral(text, quote: true)})] Task<string> Ask{i}Async();");

        var reports = await ReportsAsync($"[LlmClient]\npublic partial interface IDesk\n{{\n{string.Join('\n', methods)}\n}}");

        var expected = prompts.Select(static (text, i) =>
        {
            var found = RuntimeDetector.Detect(text);
            return string.Create(CultureInfo.InvariantCulture, $"Prompt of 'Ask{i}Async' asks for {found.Task} with confidence {found.Confidence:0.00}, as ");
        });
        var messages = reports.Select(static report => report.GetMessage(CultureInfo.InvariantCulture)).Select(static message => message[..(message.IndexOf(", as ", StringComparison.Ordinal) + 5)]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), messages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Weights_StandBesideTheAnalyzersAlone()
    {
        const string Weights = "LlmAttributes.tasks.bin";

        Assert.Contains(Weights, typeof(TaskTypeAnalyzer).Assembly.GetManifestResourceNames());
        Assert.All(
            [typeof(LlmAttributes.Contract.RuleCatalog), typeof(LlmAttributes.Generators.LlmClientGenerator), typeof(LlmAttributes.CodeFixes.PartCacheFix)],
            static part => Assert.DoesNotContain(Weights, part.Assembly.GetManifestResourceNames()));
    }

    private static IEnumerable<string> Texts()
    {
        var requests = Repository.Read("tests", "LlmAttributes.Evaluation", "Tasks", "requests.txt").Split('\n').Select(static line => line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..]);
        var queries = new[] { "clear.txt", "flawed.txt" }.SelectMany(static file => Repository.Read("tests", "LlmAttributes.Evaluation", "Queries", file).Split('\n'));
        return [.. requests.Concat(queries).Where(static text => text.Trim().Length > 0), string.Concat(Enumerable.Repeat("Translate this long text of many words. ", 200)), "ÜBERSETZE DEN TEXT", "要約して"];
    }

    private static string Desk(string prompt) => $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt({{prompt}})]
            Task<string> AskAsync(string text, string reader);
        }
        """;

    private static async Task<ImmutableArray<Diagnostic>> ReportsAsync(string source, bool isOn = true)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        if (isOn)
            options = options.WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic> { ["LLMA1222"] = ReportDiagnostic.Info });
        var trees = new[] { RuleTest<Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>.Usings, source }.Select(static text => CSharpSyntaxTree.ParseText(text));
        var compilation = CSharpCompilation.Create("Shop", trees, PlatformReferences.All, options);
        return await compilation.WithAnalyzers([new TaskTypeAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }
}

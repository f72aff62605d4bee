using Microsoft.CodeAnalysis.Testing;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA4004Tests
{
    [Theory]
    [InlineData("/model_prices_and_context_window.json", "<html>")]
    [InlineData("/my.prices.json", "[1]")]
    [InlineData("/my.prices.json", """[{ "id": "openai" }]""")]
    [InlineData("/my.prices.json", """{ "a": 1 } x""")]
    public Task File_InNeitherSchema_IsReported(string path, string text) => Verify.ReportsAsync("", test =>
    {
        test.TestState.AdditionalFiles.Add((path, text));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Verify.RuleOf("LLMA4004")).WithLocation(path, 1, 1).WithArguments(path[1..]));
    });

    [Theory]
    [InlineData("/model_prices_and_context_window.json", """{ /* none */ "m": { "input_cost_per_token": 1e-6, }, }""")]
    [InlineData("/my.prices.json", """[{ "id": "openai", "models": [] }]""")]
    [InlineData("/my.prices.json", """{ "providers": [{ "id": "openai", "models": [] }] }""")]
    [InlineData("/other.json", "<html>")]
    public Task File_ReadableOrOfAnotherTool_IsQuiet(string path, string text) => Verify.QuietAsync("", test => test.TestState.AdditionalFiles.Add((path, text)));
}

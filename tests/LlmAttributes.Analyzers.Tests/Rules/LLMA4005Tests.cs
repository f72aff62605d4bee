using Microsoft.CodeAnalysis.Testing;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA4005Tests
{
    [Fact]
    public Task File_MuchOlderThanTheCatalog_IsReported() => Verify.ReportsAsync("", test =>
    {
        test.TestState.AdditionalFiles.Add(("/2025-01-31.prices.json", "{}"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Verify.RuleOf("LLMA4005")).WithLocation("/2025-01-31.prices.json", 1, 1).WithArguments("2025-01-31.prices.json", "2025-01-31", LlmAttributes.Contract.BuiltInCatalog.Instance.Date));
    });

    [Theory]
    [InlineData("/2099-01-31.prices.json")]
    [InlineData("/my.prices.json")]
    [InlineData("/2025-99-99.prices.json")]
    public Task File_RecentOrWithoutDate_IsQuiet(string path) => Verify.QuietAsync("", test => test.TestState.AdditionalFiles.Add((path, "{}")));
}

using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace LlmAttributes.Analyzers.Tests;

/// <summary>Short forms of what a rule test asks. Places are marked <c>{|LLMA1001:…|}</c>, or <c>{|#0:…|}</c> where the message counts.</summary>
internal static class Verify
{
    /// <summary>Exactly the marked places are reported.</summary>
    public static Task ReportsAsync(string source) => Test<EmptyCodeFixProvider>(source).RunAsync();

    /// <summary>The place <c>#0</c> is reported with a message that has these arguments.</summary>
    public static Task ReportsAsync(string id, string source, params object[] arguments)
    {
        var test = Test<EmptyCodeFixProvider>(source);
        var rule = LlmAttributes.Contract.RuleCatalog.All.Single(rule => rule.Id == id);
        test.ExpectedDiagnostics.Add(new DiagnosticResult(rule).WithLocation(0).WithArguments(arguments));
        return test.RunAsync();
    }

    /// <summary>Nothing is reported.</summary>
    public static Task QuietAsync(string source) => Test<EmptyCodeFixProvider>(source).RunAsync();

    /// <summary>A pragma around the source takes the marked report away.</summary>
    public static async Task SuppressedAsync(string id, string source)
    {
        await ReportsAsync(source);
        var plain = System.Text.RegularExpressions.Regex.Replace(source, @"\{\|LLMA\d{4}:(.*?)\|\}", "$1", System.Text.RegularExpressions.RegexOptions.Singleline);
        Assert.NotEqual(plain, source);
        await QuietAsync($"#pragma warning disable {id}\n{plain}\n#pragma warning restore {id}\n");
    }

    /// <summary>The fix turns the marked source into the other; several marks are also fixed all at once.</summary>
    public static Task FixesAsync<TFix>(string source, string fixedSource, string? title = null, Action<RuleTest<TFix>>? configure = null)
        where TFix : CodeFixProvider, new()
    {
        var test = Test<TFix>(source);
        test.FixedState.Sources.Add(fixedSource.ReplaceLineEndings("\n"));
        test.FixedState.Sources.Add(RuleTest<TFix>.Usings);
        if (title is not null)
            test.CodeActionVerifier = (action, verifier) => verifier.Equal(title, action.Title);
        configure?.Invoke(test);
        return test.RunAsync();
    }

    public static RuleTest<TFix> Test<TFix>(string source)
        where TFix : CodeFixProvider, new()
    {
        var test = new RuleTest<TFix>();
        test.TestState.Sources.Add(source.ReplaceLineEndings("\n"));
        test.TestState.Sources.Add(RuleTest<TFix>.Usings);
        return test;
    }
}

using System.Text.RegularExpressions;
using LlmAttributes.Contract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;

namespace LlmAttributes.Analyzers.Tests;

/// <summary>Short forms of what a rule test asks. Places are marked <c>{|LLMA1001:…|}</c>, or <c>{|#0:…|}</c> where the message counts.</summary>
internal static class Verify
{
    // Hints that most ensembles get; they count where a test is about them.
    private static readonly string[] s_hints = ["LLMA3002", "LLMA3003", "LLMA3009"];

    /// <summary>Exactly the marked places are reported.</summary>
    public static Task ReportsAsync(string source, Action<RuleTest<EmptyCodeFixProvider>>? configure = null, string? about = null)
    {
        var test = Test<EmptyCodeFixProvider>(source);
        test.DisabledDiagnostics.AddRange(s_hints.Where(hint => hint != about && !source.Contains("{|" + hint, StringComparison.Ordinal)));
        configure?.Invoke(test);
        return test.RunAsync();
    }

    /// <summary>The place <c>#0</c> is reported with a message that has these arguments.</summary>
    public static Task ReportsAsync(string id, string source, params object[] arguments) =>
        ReportsAsync(source, test => test.ExpectedDiagnostics.Add(new DiagnosticResult(RuleOf(id)).WithLocation(0).WithArguments(arguments)), id);

    /// <summary>Nothing is reported.</summary>
    public static Task QuietAsync(string source, Action<RuleTest<EmptyCodeFixProvider>>? configure = null, string? about = null) => ReportsAsync(source, configure, about);

    /// <summary>A pragma around the source takes the marked report away.</summary>
    public static async Task SuppressedAsync(string id, string source, Action<RuleTest<EmptyCodeFixProvider>>? configure = null)
    {
        await ReportsAsync(source, configure, id);
        var plain = Regex.Replace(source, @"\{\|" + id + @":(.*?)\|\}", "$1", RegexOptions.Singleline);
        Assert.NotEqual(plain, source);
        await QuietAsync($"#pragma warning disable {id}\n{plain}\n#pragma warning restore {id}\n", configure, id);
    }

    public static DiagnosticDescriptor RuleOf(string id) => RuleCatalog.All.Single(rule => rule.Id == id);

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

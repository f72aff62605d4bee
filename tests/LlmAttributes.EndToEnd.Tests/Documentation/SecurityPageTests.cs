using System.Text.RegularExpressions;

namespace LlmAttributes.EndToEnd.Tests.Documentation;

/// <summary>Holds the security page to its word: each line names tests, and they exist.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string s_page = Repository.Read("SECURITY.md");

    private static readonly ILookup<string, string> s_sources = Directory
        .EnumerateFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories)
        .ToLookup(static path => Path.GetFileNameWithoutExtension(path), static path => path);

    public static TheoryData<string> Tests => [.. Test().Matches(s_page).Select(static match => match.Groups[1].Value).Distinct()];

    [Theory]
    [MemberData(nameof(Tests))]
    public void Test_NamedOnThePage_Exists(string test)
    {
        var (type, method) = (test[..test.IndexOf('.')], test[(test.IndexOf('.') + 1)..]);

        Assert.Contains(s_sources[type], path => Regex.IsMatch(File.ReadAllText(path), $@"public (async )?(Task|void) {method}\("));
    }

    [Fact]
    public void Threats_OfThePage_NameATestEach()
    {
        var threats = s_page.Split('\n').Where(static line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Threat", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(threats);
        Assert.All(threats, static line => Assert.Matches(Test(), line));
    }

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*Tests\\.[A-Z][A-Za-z0-9_]*)`")]
    private static partial Regex Test();
}

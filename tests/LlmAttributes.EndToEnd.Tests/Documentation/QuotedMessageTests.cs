using System.Text.RegularExpressions;

namespace LlmAttributes.EndToEnd.Tests.Documentation;

/// <summary>Holds the messages that guides quote to those that the library writes.</summary>
public sealed partial class QuotedMessageTests
{
    private const string Faults = "## What goes wrong";

    // What the values of a message leave of it: less would be found in any message.
    private const double LeastShare = 0.45;

    private static readonly Lazy<(Regex Pattern, int Length)[]> s_literals = new(ReadLiterals);

    public static TheoryData<string, string> Messages
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var guide in Page.All.Where(static page => page.StartsWith("samples/guides/", StringComparison.Ordinal)))
            {
                var text = Repository.Read(guide);
                var begin = text.IndexOf(Faults, StringComparison.Ordinal);
                if (begin < 0)
                    continue;
                foreach (var message in CodeSpan().Matches(text[begin..]).Select(static span => span.Groups[1].Value).Where(static span => span.Split(' ').Length > 4 && !span.Contains('…', StringComparison.Ordinal)))
                    all.Add(guide, message);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_ThatAGuideQuotes_IsWrittenByTheLibrary(string guide, string message) =>
        Assert.True(
            s_literals.Value.Any(literal => literal.Length >= LeastShare * message.Length && literal.Pattern.IsMatch(message)),
            $"{guide}: no text of the library reads '{message}'; quote it as it is written.");

    private static (Regex, int)[] ReadLiterals() =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Select(static file => Join().Replace(NameOf().Replace(File.ReadAllText(file), "$1"), ""))
            .SelectMany(static code => Literal().Matches(code).Select(static literal => Hole().Split(literal.Groups[1].Value.Replace("\\\"", "\"", StringComparison.Ordinal))))
            .Select(static parts => (new Regex(string.Join(".*?", parts.Select(Regex.Escape)), RegexOptions.CultureInvariant), parts.Sum(static part => part.Length))),
    ];

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\{nameof\((?:\w+\.)*(\w+)\)\}")]
    private static partial Regex NameOf();

    [GeneratedRegex("\"\\s*\\+\\s*\\$?\"")]
    private static partial Regex Join();

    [GeneratedRegex("\"((?:[^\"\\\\\n]|\\\\.){15,})\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")]
    private static partial Regex Hole();
}

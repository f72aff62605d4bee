using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace LlmAttributes.EndToEnd.Tests.Documentation;

/// <summary>The table of kinds on the page about errors is made from the documentation of the enumeration.</summary>
public sealed class ErrorsPageTests
{
    private const string Page = "samples/guides/errors.md";
    private const string Begin = "<!-- kinds:begin -->\n";
    private const string End = "<!-- kinds:end -->";

    [Fact]
    public void Kinds_OnThePage_AreThoseOfTheCode()
    {
        var page = Repository.Read(Page);
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, page.IndexOf(End, StringComparison.Ordinal));
        var expected = page[..begin] + Table() + page[end..];

        if (Environment.GetEnvironmentVariable("LLMA_UPDATE_DOCS") == "1")
            File.WriteAllText(Repository.PathOf(Page), expected);
        else
            Assert.Equal(expected, page);
    }

    private static string Table()
    {
        var members = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "LlmAttributes.xml")).Descendants("member").ToDictionary(static member => member.Attribute("name")!.Value);
        var table = new StringBuilder("| Kind | Meaning | Passes |\n|---|---|---|\n");
        foreach (var kind in Enum.GetValues<LlmErrorKind>())
        {
            var meaning = string.Concat(members[$"F:LlmAttributes.LlmErrorKind.{kind}"].Element("summary")!.Nodes().Select(static node => node is XElement see ? $"`{Name(see)}`" : node.ToString()));
            table.Append(CultureInfo.InvariantCulture, $"| `{kind}` | {meaning.Trim()} | {(((ErrorKinds)(1 << (int)kind) & ErrorKinds.Passing) != 0 ? "yes" : "no")} |\n");
        }
        return table.ToString();
    }

    private static string Name(XElement see)
    {
        var parts = see.Attribute("cref")!.Value.Split('.');
        return parts[^2].Replace("Attribute", "", StringComparison.Ordinal) + "." + parts[^1];
    }
}

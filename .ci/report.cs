#:property PublishAot=false
// Sums up the result and coverage files of one test run: report.cs <results folder> <exit code of the run> <warn or fail: what low coverage does>
using System.Globalization;
using System.Xml.Linq;

const double RequiredCoverage = 0.85;
string[] requiredFolders = ["Errors", "Resilience", "Routing", "Tracing", "Ensembles", "Queries", "Orchestration"];

var results = args[0];
var runFailed = args[1] != "0";
var coverageIsRequired = args[2] == "fail";
string[] files = Directory.Exists(results) ? Directory.GetFiles(results, "*", SearchOption.AllDirectories) : [];

int passed = 0, failed = 0;
List<string> skipped = [];
foreach (var file in files.Where(file => file.EndsWith(".trx", StringComparison.Ordinal)))
{
    foreach (var test in XDocument.Load(file).Descendants().Where(element => element.Name.LocalName == "UnitTestResult"))
    {
        switch ((string?)test.Attribute("outcome"))
        {
            case "Passed":
                passed++;
                break;
            case "NotExecuted":
                skipped.Add((string?)test.Attribute("testName") ?? "?");
                break;
            default:
                failed++;
                Console.WriteLine($"FAILED {(string?)test.Attribute("testName")}");
                break;
        }
    }
}

foreach (var test in skipped.Order(StringComparer.Ordinal))
    Console.WriteLine($"SKIPPED {test}");

foreach (var (folder, share) in PrintCoverage(files.Where(file => file.EndsWith(".cobertura.xml", StringComparison.Ordinal))))
{
    if (share >= RequiredCoverage || (folder != "all" && !requiredFolders.Contains(folder.Split('/')[^1])))
        continue;

    Console.WriteLine($"{(coverageIsRequired ? "FAILED" : "WARNING:")} line coverage {Percent(share)} of {folder} is below {Percent(RequiredCoverage)}");
    if (coverageIsRequired)
        failed++;
}

// Tests that should have run and did not are failures: the ones skipped, and those of a build that never came to an end.
failed += skipped.Count;
if (failed == 0 && (runFailed || passed == 0))
{
    Console.WriteLine(passed == 0 ? "FAILED no test ran" : "FAILED the run itself, see above");
    failed = 1;
}

Console.WriteLine($"{passed} passed, {failed} failed");
// Not 1, which is what "dotnet run" ends with when this file does not compile.
return failed == 0 ? 0 : 3;

static List<(string Folder, double Share)> PrintCoverage(IEnumerable<string> reports)
{
    // Several projects run the same code: a line counts as covered when one of them ran it.
    var root = Directory.GetCurrentDirectory();
    var lines = new Dictionary<(string File, int Line), bool>();
    foreach (var report in reports)
    {
        var document = XDocument.Load(report);
        var sources = document.Descendants("source").Select(source => source.Value).ToArray();
        foreach (var type in document.Descendants("class"))
        {
            if (Locate((string)type.Attribute("filename")!, sources, root) is not { } file)
                continue;
            foreach (var line in type.Elements("lines").Elements("line"))
            {
                var key = (file, (int)line.Attribute("number")!);
                lines[key] = lines.GetValueOrDefault(key) || (string?)line.Attribute("hits") != "0";
            }
        }
    }

    if (lines.Count == 0)
        return [("all", 0)];

    Console.WriteLine($"{"line coverage of shipped code",-52} {"lines",7} {"covered",8}");
    List<(string Folder, double Share)> shares = [];
    foreach (var folder in lines.GroupBy(line => Folder(line.Key.File)).OrderBy(folder => folder.Key, StringComparer.Ordinal))
        shares.Add((folder.Key, Print(folder.Key, folder.ToArray())));
    shares.Add(("all", Print("all", lines.ToArray())));
    return shares;
}

static double Print(string name, KeyValuePair<(string File, int Line), bool>[] lines)
{
    var share = lines.Count(line => line.Value) / (double)lines.Length;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-52} {lines.Length,7} {Percent(share),8}"));
    return share;
}

// The path inside the repository, or nothing for files that are generated or not shipped.
static string? Locate(string file, string[] sources, string root)
{
    foreach (var candidate in sources.Select(source => Path.Combine(source, file)).Append(file))
    {
        var path = candidate.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(root, candidate[3..]) : Path.GetFullPath(candidate);
        var relative = Path.GetRelativePath(root, path).Replace('\\', '/');
        if (File.Exists(path) && relative.Split('/')[0] is "src" or "generators" or "analyzers")
            return relative;
    }

    return null;
}

// The folder of a library's concept, or the project of a compiler part.
static string Folder(string file)
{
    var parts = file.Split('/');
    return string.Join('/', parts.Take(parts[0] == "src" && parts.Length > 3 ? 3 : 2));
}

static string Percent(double share) => share.ToString("P1", CultureInfo.InvariantCulture);

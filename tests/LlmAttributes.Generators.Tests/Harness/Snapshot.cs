using System.Text.RegularExpressions;

namespace LlmAttributes.Generators.Tests;

/// <summary>Compares generated files with the ones under review; <c>LLMA_UPDATE_SNAPSHOTS=1</c> writes them anew.</summary>
internal static partial class Snapshot
{
    public static void Verify(string name, GeneratedOutput output)
    {
        var actual = Version().Replace(output.All, "$1<version>$2");
        var path = Path.Combine(Folder(), name + ".txt");
        if (Environment.GetEnvironmentVariable("LLMA_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, actual);

        Assert.True(File.Exists(path), $"There is no snapshot '{name}'; run the tests once with LLMA_UPDATE_SNAPSHOTS=1 and review it");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }

    private static string Folder()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "LlmAttributes.sln")))
                return Path.Combine(directory.FullName, "tests", "LlmAttributes.Generators.Tests", "Emission", "Snapshots");
        }

        throw new InvalidOperationException("The tests run outside of the repository.");
    }

    [GeneratedRegex("(GeneratedCode\\(\"LlmAttributes\", \")[^\"]+(\")")]
    private static partial Regex Version();
}

namespace LlmAttributes.EndToEnd.Tests.Documentation;

/// <summary>The files of the repository that tests compare with the code.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(PathOf(path)).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "LlmAttributes.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The tests must run from within the repository.");
        return directory.FullName;
    }
}

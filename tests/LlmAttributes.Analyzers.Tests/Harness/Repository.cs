namespace LlmAttributes.Analyzers.Tests;

/// <summary>The files of the repository that tests compare with the code.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "LlmAttributes.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The tests must run from within the repository.");
        return directory.FullName;
    }
}

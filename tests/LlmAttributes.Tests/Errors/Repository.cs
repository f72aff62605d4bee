using System.Reflection;

namespace LlmAttributes.Tests.Errors;

/// <summary>Where the repository stands, and the data beside it.</summary>
internal static class Repository
{
    private static readonly string s_root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(static a => a.Key == "RepositoryRoot").Value!;

    public static string Data { get; } = Path.GetFullPath(Path.Combine(s_root, "..", "shared", "data"));

    /// <summary>The source files of the library.</summary>
    public static IEnumerable<string> Sources => Directory.EnumerateFiles(Path.Combine(s_root, "src", "LlmAttributes"), "*.cs", SearchOption.AllDirectories);
}

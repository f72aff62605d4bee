using System.Reflection;

namespace LlmAttributes.Tests.Errors;

/// <summary>Where the repository stands, and the data beside it.</summary>
internal static class Repository
{
    public static string Data { get; } = Path.GetFullPath(Path.Combine(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(static a => a.Key == "RepositoryRoot").Value!, "..", "shared", "data"));
}

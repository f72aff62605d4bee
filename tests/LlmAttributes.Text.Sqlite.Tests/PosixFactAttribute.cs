namespace LlmAttributes.Text.Sqlite.Tests;

/// <summary>A test that needs a shell which limits the length of files.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PosixFactAttribute : FactAttribute
{
    public PosixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no limit for the length of files: run the test on Linux or macOS." : null;
}

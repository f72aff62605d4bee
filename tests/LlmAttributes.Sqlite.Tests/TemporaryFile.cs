namespace LlmAttributes.Sqlite.Tests;

/// <summary>A path in a folder of its own, which goes with the test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("llmattributes-").FullName;

    public string Path => System.IO.Path.Combine(_folder, "budget.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

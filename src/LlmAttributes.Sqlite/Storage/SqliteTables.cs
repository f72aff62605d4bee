namespace LlmAttributes;

/// <summary>Tables of a file, as the steps that lead to them, and where the file says how far it is.</summary>
/// <param name="Name">The table that holds the version. The first step makes it, with one row.</param>
/// <param name="Steps">Step <c>i</c> makes version <c>i + 1</c> of version <c>i</c>. A step that was released is never changed.</param>
internal sealed record SqliteTables(string Name, IReadOnlyList<string> Steps)
{
    public string Version => $"SELECT version FROM {Name}";

    public string HasVersion => $"SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '{Name}'";

    public string SetVersion => $"UPDATE {Name} SET version = $1";
}

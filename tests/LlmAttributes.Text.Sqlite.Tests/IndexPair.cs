namespace LlmAttributes.Text.Sqlite.Tests;

/// <summary>An index in a file and one in memory to which the same is done.</summary>
internal sealed class IndexPair : IAsyncDisposable
{
    private readonly TemporaryFile _file = new();

    private IndexPair() => File = SqlitePassageIndex.Open(_file.Path, new() { PassagesPerTransaction = 5, SurvivesPowerCut = false, ExactUpTo = 2, ProbedShare = 1 });

    public SqlitePassageIndex File { get; }

    public InMemoryPassageIndex Memory { get; } = new();

    public string Path => _file.Path;

    public static async Task<IndexPair> CreateAsync(IReadOnlyList<IndexedDocument> documents, IReadOnlyList<(string Partition, string Name)> deleted, IReadOnlyList<IndexedDocument> later)
    {
        var pair = new IndexPair();
        foreach (var index in (IPassageIndex[])[pair.File, pair.Memory])
        {
            await index.ReplaceAsync(documents);
            foreach (var (partition, name) in deleted)
                await index.DeleteAsync(partition, name);
            await index.ReplaceAsync(later);
        }

        return pair;
    }

    public async ValueTask DisposeAsync()
    {
        await File.DisposeAsync();
        await Memory.DisposeAsync();
        _file.Dispose();
    }
}

namespace LlmAttributes.Text.Sqlite.Tests;

/// <summary>A file that the first version of the tables kept: what it wrote then is found, changed and deleted now.</summary>
public sealed class FirstVersionTests : IDisposable
{
    private readonly TemporaryFile _file = new();

    public FirstVersionTests()
    {
        using var reader = new StreamReader(typeof(FirstVersionTests).Assembly.GetManifestResourceStream("passages-v1.sql")!);
        TableReader.Run(_file.Path, reader.ReadToEnd());
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Query_FileOfTheFirstVersion_AnswersByWordsMetadataAndVectors()
    {
        await using var index = SqlitePassageIndex.Open(_file.Path);
        await using var store = new ContextStore(index: index);

        var source = Assert.Single((await store.QueryAsync(new("How long does a refund take?") { Filter = MetadataFilter.Equal("year", "2024") })).Sources);
        var tenant = await store.QueryAsync(new("Does somebody answer on Sunday?") { Partition = "acme" });
        var near = await index.FindSimilarAsync(new("near", new float[] { 0.1f, 1, 0 }), 1);

        Assert.Equal(("handbook", "Handbook", "Refunds take five days.\n\nParcels take two."), (source.DocumentId, source.Title, source.Text));
        Assert.Equal("notes", Assert.Single(tenant.Sources).DocumentId);
        Assert.Equal("a", Assert.Single(near).Passage.DocumentId);
        Assert.Equal(3L, TableReader.Run(_file.Path, "SELECT version FROM llm_passage_schema"));
    }

    [Fact]
    public async Task Add_ToAFileOfTheFirstVersion_ReplacesTheWholeDocument()
    {
        await using var store = new ContextStore(index: SqlitePassageIndex.Open(_file.Path));
        var before = store.Version;

        await store.AddAsync(new("handbook", "Letters take one day."));

        Assert.Empty((await store.QueryAsync(new("parcels"))).Sources);
        Assert.Equal("handbook", Assert.Single((await store.QueryAsync(new("letters"))).Sources).DocumentId);
        Assert.Equal(new(1, 1), await store.CountAsync());
        Assert.NotEqual(before, store.Version);
    }

    [Fact]
    public async Task Delete_FromAFileOfTheFirstVersion_LeavesNothing()
    {
        await using (var index = SqlitePassageIndex.Open(_file.Path))
        {
            Assert.Equal(1, await index.DeleteAsync("", "handbook"));
            Assert.Equal(1, await index.DeleteAsync("acme", "notes"));
            await index.ReplaceAsync([new("near", "a", []), new("near", "b", [])]);
        }

        Assert.Empty(TableReader.FilledTables(_file.Path));
        Assert.Equal("ok", TableReader.Run(_file.Path, "PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Version_TwoCopiesOfAFileOfTheFirstVersion_Differ()
    {
        using var copy = new TemporaryFile();
        File.Copy(_file.Path, copy.Path);
        await using var index = SqlitePassageIndex.Open(_file.Path);
        await using var other = SqlitePassageIndex.Open(copy.Path);

        Assert.NotEqual(index.Version, other.Version);
    }
}

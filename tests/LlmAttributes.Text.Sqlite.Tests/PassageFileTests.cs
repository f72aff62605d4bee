using Microsoft.Data.Sqlite;

namespace LlmAttributes.Text.Sqlite.Tests;

public sealed class PassageFileTests : IDisposable
{
    private readonly TemporaryFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Open_NoDatabase_SaysSo()
    {
        File.WriteAllText(_file.Path, new string('x', 4096));

        AssertFault($"The passage file '{_file.Path}' is no SQLite database; name another file, or delete it.");
    }

    [Fact]
    public void Open_FolderIsMissing_SaysSo()
    {
        var path = Path.Combine(Path.GetDirectoryName(_file.Path)!, "missing", "passages.db");

        var e = Assert.Throws<LlmException>(() => SqlitePassageIndex.Open(path));

        Assert.Equal($"The passage file '{path}' cannot be opened; create its folder, and let this process write there.", e.Message);
    }

    [Fact]
    public void Open_InMemory_SaysThatItIsNotKept()
    {
        var e = Assert.Throws<LlmException>(() => SqlitePassageIndex.Open(":memory:"));

        Assert.Equal(
            "The passage file ':memory:' cannot use write-ahead logging but only 'memory'; keep the file on a local disk, or use 'InMemoryPassageIndex' for passages that go with the process.",
            e.Message);
    }

    [Fact]
    public async Task Open_NewerTables_SaysSo()
    {
        await SqlitePassageIndex.Open(_file.Path).DisposeAsync();
        TableReader.Run(_file.Path, "UPDATE llm_passage_schema SET version = 99");

        AssertFault($"The passage file '{_file.Path}' has tables of version 99, and this version of LlmAttributes.Text.Sqlite knows 3; update the package, or name another file.");
    }

    [Fact]
    public async Task Open_OlderTables_BringsThemUpToDateAndKeepsOthers()
    {
        TableReader.Run(_file.Path, "CREATE TABLE llm_passage_schema (version INTEGER NOT NULL) STRICT; CREATE TABLE mine (id INTEGER); INSERT INTO mine VALUES (7); DROP TABLE llm_passage_schema");

        await SqlitePassageIndex.Open(_file.Path).DisposeAsync();
        await SqlitePassageIndex.Open(_file.Path).DisposeAsync();

        Assert.Equal(3L, TableReader.Run(_file.Path, "SELECT version FROM llm_passage_schema"));
        Assert.Equal(7L, TableReader.Run(_file.Path, "SELECT id FROM mine"));
    }

    [Fact]
    public void Open_Locked_SaysSo()
    {
        using var other = new FileLock(_file.Path);

        AssertFault(
            $"The passage file '{_file.Path}' was locked by another process for 0.1 s; end a transaction that is left open there, or raise 'SqlitePassageIndexOptions.BusySeconds'.",
            new() { BusySeconds = 0.1 });
    }

    [Fact]
    public async Task Replace_LockedByAnother_SaysSoReadsOnAndWritesLater()
    {
        await using var index = SqlitePassageIndex.Open(_file.Path, new() { BusySeconds = 0.1 });
        await index.ReplaceAsync([Sample.Document("before", "ash")]);
        using (new FileLock(_file.Path))
        {
            var e = await Assert.ThrowsAsync<LlmException>(async () => await index.ReplaceAsync([Sample.Document("after", "ash")]));
            Assert.Contains("was locked by another process for 0.1 s", e.Message, StringComparison.Ordinal);
            Assert.Equal(new(1, 1), await index.CountAsync(Sample.Partition));
        }

        await index.ReplaceAsync([Sample.Document("after", "ash")]);
        Assert.Equal(new(2, 2), await index.CountAsync(Sample.Partition));
    }

    [Fact]
    public async Task Find_FileIsDamaged_SaysSo()
    {
        await using (var index = SqlitePassageIndex.Open(_file.Path))
            await index.ReplaceAsync([.. Enumerable.Range(0, 500).Select(i => Sample.Document($"{i}", "ash", $"word{i}"))]);
        var bytes = await File.ReadAllBytesAsync(_file.Path);
        bytes.AsSpan(4 * 4096).Fill(0xEE);
        await File.WriteAllBytesAsync(_file.Path, bytes);
        await using var damaged = SqlitePassageIndex.Open(_file.Path);

        var e = await Assert.ThrowsAsync<LlmException>(async () => await damaged.FindLexicalAsync(Sample.Query("ash"), 10));

        Assert.Equal($"The passage file '{_file.Path}' is damaged; restore a copy of it, or delete it to begin anew.", e.Message);
    }

    [Fact]
    public async Task Find_PassageIsCutOff_SaysThatTheFileIsDamaged()
    {
        await using var index = SqlitePassageIndex.Open(_file.Path);
        await index.ReplaceAsync([Sample.Document("one", "ash")]);
        TableReader.Run(_file.Path, "UPDATE llm_passage SET content = substr(content, 1, 5)");

        var e = await Assert.ThrowsAsync<LlmException>(async () => await index.FindLexicalAsync(Sample.Query("ash"), 10));

        Assert.Contains("is damaged; restore a copy of it", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, "is read-only; let this process write to the file and to its folder, where SQLite keeps its log.")]
    [InlineData(10, "cannot be read or written; look at the disk, and keep the file on a local one.")]
    [InlineData(13, "cannot grow, because the disk is full; make room.")]
    [InlineData(99, "failed with SQLite's error 99; see the inner exception.")]
    public void Of_FaultOfTheDisk_SaysWhatToDo(int code, string remedy) =>
        Assert.Equal($"The passage file 'kb.db' {remedy}", PassageFaults.Of(new SqliteException("fault", code), "kb.db", 1).Message);

    [Theory]
    [InlineData(0.09, 1, 0, "BusySeconds")]
    [InlineData(double.NaN, 1, 0, "BusySeconds")]
    [InlineData(1, 0, 0, "PassagesPerTransaction")]
    [InlineData(1, 100_001, 0, "PassagesPerTransaction")]
    [InlineData(1, 1, -1, "MappedMegabytes")]
    [InlineData(1, 1, 65_537, "MappedMegabytes")]
    public void Open_OptionOutOfRange_NamesIt(double busy, int passages, int mapped, string name) => Assert.Equal(
        name,
        Assert.Throws<ArgumentOutOfRangeException>(() => SqlitePassageIndex.Open(_file.Path, new() { BusySeconds = busy, PassagesPerTransaction = passages, MappedMegabytes = mapped })).ParamName);

    [Theory]
    [InlineData(-1, 0.1, "ExactUpTo")]
    [InlineData(0, 0, "ProbedShare")]
    [InlineData(0, 1.01, "ProbedShare")]
    [InlineData(0, double.NaN, "ProbedShare")]
    public void Open_GroupsOutOfRange_NamesTheOption(int exactUpTo, double probed, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => SqlitePassageIndex.Open(_file.Path, new() { ExactUpTo = exactUpTo, ProbedShare = probed })).ParamName);

    [Fact]
    public async Task Find_IndexIsDisposed_SaysSo()
    {
        var index = SqlitePassageIndex.Open(_file.Path);
        await index.DisposeAsync();
        await index.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await index.CountAsync(Sample.Partition));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await index.DeleteAsync(Sample.Partition, "one"));
    }

    private void AssertFault(string message, SqlitePassageIndexOptions? options = null) =>
        Assert.Equal(message, Assert.Throws<LlmException>(() => SqlitePassageIndex.Open(_file.Path, options)).Message);
}

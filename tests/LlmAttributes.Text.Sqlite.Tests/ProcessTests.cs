using LlmAttributes.PassageWorker;

namespace LlmAttributes.Text.Sqlite.Tests;

/// <summary>Several processes on one file, and processes that die in the middle of a load.</summary>
public sealed class ProcessTests : IDisposable
{
    private const int Kills = 20;

    private readonly TemporaryFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Load_TwoProcessesAtOnce_KeepsTheDocumentsOfBoth()
    {
        const int Documents = 500;
        using var left = LoadProcess.Start(_file.Path, "left", Documents);
        using var right = LoadProcess.Start(_file.Path, "right", Documents);

        Assert.Equal(["", ""], await Task.WhenAll(left.FinishAsync(), right.FinishAsync()));

        GroupCheck.AssertWhole(_file.Path);
        Assert.Equal(1L, TableReader.Run(_file.Path, "SELECT count(*) FROM llm_passage_grouping WHERE is_ready = 1"));
        await using var index = SqlitePassageIndex.Open(_file.Path);
        Assert.Equal(2 * Documents, await CheckAsync(index, "left", Documents) + await CheckAsync(index, "right", Documents));
        Assert.Equal(new(2 * Documents, 2 * Enumerable.Range(0, Documents).Sum(Load.PassagesOf)), await index.CountAsync(Load.Partition));
    }

    [Fact]
    public async Task Load_KilledTwentyTimes_LeavesWholeDocumentsAndAllThatWereKept()
    {
        var random = new Random(7);
        for (var kill = 0; kill < Kills; kill++)
        {
            var name = $"load{kill}";
            using var load = LoadProcess.Start(_file.Path, name, 100_000);
            await load.WaitForLinesAsync(random.Next(1, 5));
            Assert.Equal("", await load.KillAsync());

            Assert.Equal("ok", TableReader.Run(_file.Path, "PRAGMA integrity_check"));
            GroupCheck.AssertWhole(_file.Path);
            await using var index = SqlitePassageIndex.Open(_file.Path);
            Assert.InRange(await CheckAsync(index, name, load.Kept + Load.Batch), load.Kept, load.Kept + Load.Batch);
        }
    }

    [PosixFact]
    public async Task Load_NoRoomIsLeft_SaysSoAndKeepsWholeDocuments()
    {
        using (var load = LoadProcess.StartWithRoom(_file.Path, "full", 100_000, 8_192))
        {
            Assert.Contains($"The passage file '{_file.Path}' cannot be read or written; look at the disk, and keep the file on a local one.", await load.FinishAsync(), StringComparison.Ordinal);
            Assert.InRange(load.Kept, Load.Batch, 99_999);
            await using var index = SqlitePassageIndex.Open(_file.Path);
            Assert.Equal(load.Kept, await CheckAsync(index, "full", load.Kept + Load.Batch));
        }

        using var later = LoadProcess.Start(_file.Path, "later", Load.Batch);
        Assert.Equal("", await later.FinishAsync());
    }

    // Looks for each document by its words and by its name, and counts those that are there.
    private static async Task<int> CheckAsync(SqlitePassageIndex index, string load, int documents)
    {
        var whole = 0;
        for (var number = 0; number < documents; number++)
        {
            var passages = await index.ReadAsync(Load.Partition, $"{load}/{number}", 0, int.MaxValue);
            var found = await index.FindLexicalAsync(new() { Partition = Load.Partition, Terms = [new(Load.TermOf(load, number))], Filter = MetadataFilter.Equal("load", load) }, 100);
            var expected = passages.Count == 0 ? [] : Load.Document(load, number).Passages;
            Assert.Equal(expected.Select(static passage => passage.Text), passages.Select(static passage => passage.Text));
            Assert.Equal(expected.Select(static passage => passage.Text), found.Passages.Select(static passage => passage.Text));
            whole += passages.Count == 0 ? 0 : 1;
        }

        return whole;
    }
}

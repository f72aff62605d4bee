using LlmAttributes.PassageWorker;
using LlmAttributes.Testing;

namespace LlmAttributes.Text.Sqlite.Tests;

/// <summary>What tells that a store changed, and answers that rest on what it was before.</summary>
public sealed class StoreVersionTests : IDisposable
{
    private readonly TemporaryFile _file = new();
    private readonly ScriptedChatClient _client = new(static request => ScriptedReply.Say($"answer {request.Call}"));

    public static TheoryData<bool> Places => new(false, true);

    public void Dispose()
    {
        _client.Dispose();
        _file.Dispose();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Ask_StoreChanged_AsksTheModelAgain(bool isFile)
    {
        await using var store = new ContextStore(index: Open(isFile));
        await store.AddAsync(new("handbook", "Refunds take five days."));
        await using var runtime = LlmRuntime.CreateBuilder().UseDefault(_client).UseRetriever("kb", store).Build();
        var library = ILibrary.Create(runtime);

        var first = await library.AskAsync("How long does a refund take?");
        await store.AddAsync(new("handbook", "Refunds take five days."));
        var kept = await library.AskAsync("How long does a refund take?");
        await store.AddAsync(new("handbook", "Refunds take nine days."));
        var changed = await library.AskAsync("How long does a refund take?");
        await store.DeleteAsync("handbook");
        await library.AskAsync("How long does a refund take?");

        Assert.Equal((first.Value, true, false), (kept.Value, kept.CacheHit is not null, changed.CacheHit is not null));
        Assert.Equal(3, _client.Requests.Count);
        Assert.Contains("Refunds take nine days.", _client.Requests[1].UserText, StringComparison.Ordinal);
        Assert.DoesNotContain("Refunds take", _client.Requests[2].UserText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_AnotherStoreChangedTheFile_AsksTheModelAgain()
    {
        await using var store = new ContextStore(index: SqlitePassageIndex.Open(_file.Path));
        await using var other = new ContextStore(index: SqlitePassageIndex.Open(_file.Path));
        await using var runtime = LlmRuntime.CreateBuilder().UseDefault(_client).UseRetriever("kb", store).Build();
        var library = ILibrary.Create(runtime);

        await library.AskAsync("How long does a refund take?");
        await other.AddAsync(new("handbook", "Refunds take five days."));
        var result = await library.AskAsync("How long does a refund take?");

        Assert.Null(result.CacheHit);
        Assert.Equal(2, _client.Requests.Count);
    }

    [Fact]
    public async Task Version_AnotherProcessChangedTheFile_Differs()
    {
        await using var index = SqlitePassageIndex.Open(_file.Path);
        var before = index.Version;
        using var load = LoadProcess.Start(_file.Path, "load", Load.Batch);

        Assert.Equal("", await load.FinishAsync());

        Assert.NotEqual(before, index.Version);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Version_EachKindOfChange_DiffersFromAllBefore(bool isFile)
    {
        await using var index = Open(isFile);
        HashSet<string?> seen = [index.Version];

        foreach (var document in (IndexedDocument[])[Sample.Document("one", "ash"), Sample.Document("two", "ash"), Sample.Document("one", "oak"), Sample.Document("one", "ash")])
        {
            await index.ReplaceAsync([document]);
            Assert.True(seen.Add(index.Version));
        }

        await index.DeleteAsync(Sample.Partition, "one");
        Assert.True(seen.Add(index.Version));
        await index.ReplaceAsync([new(Sample.Partition, "two", [])]);
        Assert.True(seen.Add(index.Version));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Version_NothingChanged_StaysAsItIs(bool isFile)
    {
        await using var index = Open(isFile);
        await index.ReplaceAsync([Sample.Document("one", "ash")]);
        var before = index.Version;

        await index.ReplaceAsync([Sample.Document("one", "ash"), new(Sample.Partition, "none", [])]);
        Assert.Equal(0, await index.DeleteAsync(Sample.Partition, "none"));
        Assert.Equal(0, await index.DeleteAsync("elsewhere", "one"));
        await index.FindLexicalAsync(Sample.Query("ash"), 5);

        Assert.Equal(before, index.Version);
    }

    [Fact]
    public async Task Version_FileOpenedAnew_IsWhatItWas()
    {
        string before;
        await using (var index = SqlitePassageIndex.Open(_file.Path))
        {
            await index.ReplaceAsync([Sample.Document("one", "ash")]);
            before = index.Version;
        }

        await using var again = SqlitePassageIndex.Open(_file.Path);

        Assert.Equal(before, again.Version);
    }

    [Fact]
    public async Task Version_ChangeFails_StaysAsItIs()
    {
        await using var index = SqlitePassageIndex.Open(_file.Path);
        await index.ReplaceAsync([Vector("one", 1, 2)]);
        var before = index.Version;

        await Assert.ThrowsAsync<ArgumentException>(async () => await index.ReplaceAsync([Sample.Document("two", "ash"), Vector("three", 1, 2, 3)]));

        Assert.Equal(before, index.Version);
        await index.ReplaceAsync([Sample.Document("two", "ash")]);
        Assert.NotEqual(before, index.Version);
    }

    [Fact]
    public async Task Version_MemoryFilledAlike_IsTheSameInAnotherStore()
    {
        await using var one = new ContextStore();
        await using var two = new ContextStore();
        await using var other = new ContextStore(new() { DuplicateShare = 0.5 });
        foreach (var store in (ContextStore[])[one, two, other])
            await store.AddAsync(new("handbook", "Refunds take five days."));

        Assert.Equal(one.Version, two.Version);
        Assert.NotEqual(one.Version, other.Version);
    }

    [Fact]
    public async Task Version_FileHasNone_SaysThatItIsDamaged()
    {
        await using var index = SqlitePassageIndex.Open(_file.Path);
        TableReader.Run(_file.Path, "DELETE FROM llm_passage_history");

        Assert.Contains("is damaged; restore a copy of it", Assert.Throws<LlmException>(() => index.Version).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LlmException>(async () => await index.ReplaceAsync([Sample.Document("one", "ash")]));
    }

    private static IndexedDocument Vector(string name, params float[] vector) => new(Sample.Partition, name, [Sample.Passage(name, 0, "ash") with { Vector = vector }]);

    private IPassageIndex Open(bool isFile) => isFile ? SqlitePassageIndex.Open(_file.Path) : new InMemoryPassageIndex();
}

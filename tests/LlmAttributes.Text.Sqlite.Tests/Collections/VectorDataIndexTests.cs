using CsCheck;
using Microsoft.Extensions.VectorData;

namespace LlmAttributes.Text.Sqlite.Tests.Collections;

/// <summary>Passages in a collection of Microsoft.Extensions.VectorData.</summary>
public sealed class VectorDataIndexTests
{
    private const int Everything = 1_000;

    private static readonly Gen<IndexedDocument> s_document = Documents.Any.Select(
        static document => document with { Passages = [.. document.Passages.Select(static passage => passage.Vector.IsEmpty ? passage with { Vector = new float[] { 1, 0, 0, 0, 1 } } : passage)] });

    private static readonly Gen<(IndexedDocument[] Documents, (string Partition, string Name)[] Deleted, IndexedDocument[] Later)> s_changes = Gen.Select(
        s_document.Array[0, 10], Gen.Select(Gen.OneOf("left", "right"), Gen.OneOf("one", "two", "three", "six")).Array[0, 3], s_document.Array[0, 5]);

    private static readonly float[] s_asked = [1, 0, 0];

    [Fact]
    public Task Find_AllAreCandidates_FindsWhatMemoryFinds() => Gen.Select(s_changes, Documents.Query.Array[1, 4], Gen.Float[-1, 1].Array[5]).SampleAsync(
        async (changes, queries, vector) =>
        {
            await using var memory = new InMemoryPassageIndex();
            var index = VectorDataPassageIndex.Create(new HybridCollection<Guid>());
            foreach (var one in (IPassageIndex[])[memory, index])
            {
                await one.ReplaceAsync(changes.Documents);
                foreach (var (partition, name) in changes.Deleted)
                    await one.DeleteAsync(partition, name);
                await one.ReplaceAsync(changes.Later);
            }

            foreach (var query in queries.Select(query => query with { Vector = vector }))
            {
                var (ours, theirs) = (await index.FindLexicalAsync(query, Everything), await memory.FindLexicalAsync(query, Everything));
                Assert.Equal(Sorted(theirs.Passages), Sorted(ours.Passages));
                if (query.Filter is null)
                    Assert.Equal(theirs.Statistics.Frequencies, ours.Statistics.Frequencies);
                var (near, nearest) = (await index.FindSimilarAsync(new(query.Partition, vector, query.Filter), 3), await memory.FindSimilarAsync(new(query.Partition, vector, query.Filter), 3));
                Assert.Equal(nearest.Count, near.Count);
                for (var i = 0; i < near.Count; i++)
                    Assert.Equal(nearest[i].Similarity, near[i].Similarity, 0.0001f);
            }

            foreach (var (partition, name) in from p in new[] { "left", "right" } from n in new[] { "one", "two", "three", "four", "five" } select (p, n))
            {
                Assert.Equal(await memory.CountAsync(partition), await index.CountAsync(partition));
                Assert.Empty((await memory.GetLanguagesAsync(partition)).Except(await index.GetLanguagesAsync(partition)));
                Assert.Equal(Sorted(await memory.ReadAsync(partition, name, 1, 2)), Sorted(await index.ReadAsync(partition, name, 1, 2)));
            }
        },
        iter: 40);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Query_AContextStore_CitesWhatItFinds(bool isHybrid)
    {
        var collection = isHybrid ? new HybridCollection<string>() : new PassageCollection<string>();
        await using var store = new ContextStore(new() { Embeddings = new LexicalEmbeddingGenerator() }, VectorDataPassageIndex.Create(collection));
        await store.AddAsync(new("handbook", "Refunds take five days.") { Title = "Handbook" });
        await store.AddAsync(new("handbook", "Refunds take nine days.") { Title = "Handbook", Metadata = new Dictionary<string, string> { ["year"] = "2026" } });
        await store.AddAsync(new("notes", "Nobody answers on Sundays.") { Partition = "acme" });

        var found = await store.QueryAsync(new("How long does a refund take?") { Filter = MetadataFilter.Between("year", "2025", null) });

        Assert.Equal(("handbook", "Refunds take nine days."), (Assert.Single(found.Sources).DocumentId, found.Sources[0].Text));
        Assert.DoesNotContain((await store.QueryAsync(new("Sunday"))).Sources, static source => source.DocumentId == "notes");
        Assert.Equal("notes", Assert.Single((await store.QueryAsync(new("Sunday") { Partition = "acme" })).Sources).DocumentId);
        Assert.True(await store.DeleteAsync("handbook"));
        Assert.True((await store.QueryAsync(new("refund"))).IsEmpty);
        Assert.Null(store.Version);
    }

    [Fact]
    public async Task FindLexical_HybridCollection_FindsWordsFarFromTheVector()
    {
        var (hybrid, plain) = (new HybridCollection<Guid>(), new PassageCollection<Guid>());
        foreach (var collection in (PassageCollection<Guid>[])[hybrid, plain])
        {
            await VectorDataPassageIndex.Create(collection).ReplaceAsync(
                [.. Enumerable.Range(0, 50).Select(static i => Of($"near{i}", [1, 0, i * 0.001f], "ash")), Of("far", [-1, 0, 0], "yew")]);
        }

        Assert.Equal("far", Assert.Single((await VectorDataPassageIndex.Create(hybrid).FindLexicalAsync(Ask("yew"), 10)).Passages).DocumentId);
        Assert.Empty((await VectorDataPassageIndex.Create(plain).FindLexicalAsync(Ask("yew"), 10)).Passages);
    }

    [Fact]
    public async Task Find_FilterThatTheCollectionCannotTest_AsksForMoreUntilEnoughAreLeft()
    {
        var index = VectorDataPassageIndex.Create(new PassageCollection<Guid>());
        await index.ReplaceAsync([.. Enumerable.Range(0, 200).Select(static i => Of($"{i}", [1, 0, i * 0.001f], "ash") is var document
            ? document with { Passages = [document.Passages[0] with { Metadata = new Dictionary<string, string> { ["year"] = $"{2_000 + i}" } }] } : document)]);

        var near = await index.FindSimilarAsync(new(Sample.Partition, s_asked, MetadataFilter.Between("year", "2190", null)), 5);
        var words = await index.FindLexicalAsync(Ask("ash") with { Filter = MetadataFilter.Not(MetadataFilter.Between("year", null, "2194")) }, 5);

        Assert.Equal(["190", "191", "192", "193", "194"], near.Select(static similar => similar.Passage.DocumentId));
        Assert.Equal(["195", "196", "197", "198", "199"], words.Passages.Select(static passage => passage.DocumentId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Replace_TheSameAgain_WritesNothing()
    {
        var collection = new PassageCollection<Guid>();
        var index = VectorDataPassageIndex.Create(collection);
        await index.ReplaceAsync([Of("one", [1, 0, 0], "ash")]);
        var writes = collection.Writes;

        await index.ReplaceAsync([Of("one", [1, 0, 0], "ash")]);

        Assert.Equal((2, 2), (writes, collection.Writes));
    }

    [Fact]
    public async Task Replace_FailsBeforeTheOldIsRemoved_ShowsTheNewAndIsMendedByTheNextTry()
    {
        var collection = new PassageCollection<Guid>();
        var index = VectorDataPassageIndex.Create(collection, new Ticking());
        await index.ReplaceAsync([Of("one", [1, 0, 0], "ash"), Of("two", [1, 0, 0], "elm")]);
        collection.BeforeDeleting = static () => throw new VectorStoreException("The database is away.");

        await Assert.ThrowsAsync<VectorStoreException>(async () => await index.ReplaceAsync([Of("one", [1, 0, 0], "oak")]));

        Assert.Equal(2, collection.Records.Count(static record => record.Document == "one"));
        Assert.Equal(["oak", "elm"], (await index.FindSimilarAsync(new(Sample.Partition, s_asked), 10)).Select(static similar => similar.Passage.Text));
        Assert.Equal("oak", Assert.Single(await index.ReadAsync(Sample.Partition, "one", 0, 9)).Text);
        Assert.Equal(new(2, 2), await index.CountAsync(Sample.Partition));
        collection.BeforeDeleting = static () => { };
        await index.ReplaceAsync([Of("one", [1, 0, 0], "oak")]);
        Assert.Equal("oak", Assert.Single(collection.Records, static record => record.Document == "one").Text);
    }

    [Fact]
    public async Task Replace_BackToWhatAFailureLeft_MakesThatTheNewestAgain()
    {
        var collection = new PassageCollection<Guid> { BeforeDeleting = static () => throw new VectorStoreException("The database is away.") };
        var index = VectorDataPassageIndex.Create(collection, new Ticking());
        await index.ReplaceAsync([Of("one", [1, 0, 0], "ash")]);
        await Assert.ThrowsAsync<VectorStoreException>(async () => await index.ReplaceAsync([Of("one", [1, 0, 0], "oak")]));
        collection.BeforeDeleting = static () => { };

        await index.ReplaceAsync([Of("one", [1, 0, 0], "ash")]);

        Assert.Equal("ash", Assert.Single(await index.ReadAsync(Sample.Partition, "one", 0, 9)).Text);
        Assert.Single(collection.Records, static record => record.Document == "one");
    }

    [Fact]
    public async Task Delete_ADocument_LeavesTheOthers()
    {
        var collection = new PassageCollection<Guid>();
        var index = VectorDataPassageIndex.Create(collection);
        await index.ReplaceAsync([Of("one", [1, 0, 0], "ash"), Of("two", [1, 0, 0], "ash")]);

        Assert.Equal((1, 0), (await index.DeleteAsync(Sample.Partition, "one"), await index.DeleteAsync(Sample.Partition, "one")));
        Assert.Equal("two", Assert.Single(collection.Records, static record => record.Document.Length == 3).Document);
    }

    [Fact]
    public async Task Replace_PassageWithoutVector_SaysWhatToDo()
    {
        var index = VectorDataPassageIndex.Create(new PassageCollection<Guid>());

        var missing = await Assert.ThrowsAsync<ArgumentException>(async () => await index.ReplaceAsync([Sample.Document("one", "ash")]));
        var broken = await Assert.ThrowsAsync<ArgumentException>(async () => await index.ReplaceAsync([Of("one", [float.NaN, 0, 0], "ash")]));
        var asked = await Assert.ThrowsAsync<ArgumentException>(async () => await index.FindLexicalAsync(Sample.Query("ash"), 5));

        Assert.StartsWith("Document 'one' has a passage without a vector, by which a collection finds; give the context store embeddings.", missing.Message, StringComparison.Ordinal);
        Assert.StartsWith("A vector of document 'one' has a number or a length that is not finite; look at its embeddings.", broken.Message, StringComparison.Ordinal);
        Assert.StartsWith("The query has no vector, by which a collection finds; give the context store embeddings.", asked.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateDefinition_OfGuids_NamesEachPropertyOfARecord()
    {
        var definition = VectorDataPassageIndex.CreateDefinition<Guid>(384);

        Assert.Equal(typeof(PassageRecord<Guid>).GetProperties().Select(static property => (property.Name, property.PropertyType)).Order(), definition.Properties.Select(static property => (property.Name, property.Type!)).Order());
        Assert.Equal(384, Assert.IsType<VectorStoreVectorProperty>(definition.Properties[^1]).Dimensions);
        Assert.Throws<ArgumentOutOfRangeException>(static () => VectorDataPassageIndex.CreateDefinition<Guid>(0));
    }

    private static IEnumerable<string> Sorted(IReadOnlyList<IndexedPassage> passages) => passages.Select(static passage => Documents.Describe(passage with { Vector = default })).Order(StringComparer.Ordinal);

    private static IndexedDocument Of(string name, float[] vector, params string[] terms) => new(Sample.Partition, name, [Sample.Passage(name, 0, terms) with { Vector = vector }]);

    private static LexicalQuery Ask(params string[] terms) => Sample.Query(terms) with { Vector = s_asked };

    private sealed class Ticking : TimeProvider
    {
        private long _ticks = 1_000_000;

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Increment(ref _ticks), TimeSpan.Zero);
    }
}

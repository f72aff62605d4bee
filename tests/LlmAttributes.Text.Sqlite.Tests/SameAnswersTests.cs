using CsCheck;

namespace LlmAttributes.Text.Sqlite.Tests;

/// <summary>Whatever is done to it, the file answers as an index in memory to which the same was done.</summary>
public sealed class SameAnswersTests
{
    private const int Everything = 1_000;

    private static readonly Gen<(IndexedDocument[] Documents, (string Partition, string Name)[] Deleted, IndexedDocument[] Later)> s_changes = Gen.Select(
        Documents.Any.Array[0, 12],
        Gen.Select(Gen.OneOf("left", "right"), Gen.OneOf("one", "two", "three", "six")).Array[0, 3],
        Documents.Any.Array[0, 6]);

    [Fact]
    public Task FindLexical_AnyChanges_FindsWhatMemoryFindsWithEqualNumbers() => Gen.Select(s_changes, Documents.Query.Array[1, 6]).SampleAsync(
        async (changes, queries) =>
        {
            await using var pair = await IndexPair.CreateAsync(changes.Documents, changes.Deleted, changes.Later);
            foreach (var query in queries)
            {
                var (file, memory) = (await pair.File.FindLexicalAsync(query, Everything), await pair.Memory.FindLexicalAsync(query, Everything));
                Assert.Equal(Sorted(memory.Passages), Sorted(file.Passages));
                Assert.Equal(memory.Statistics.Frequencies, file.Statistics.Frequencies);
                Assert.Equal(memory.Statistics with { Frequencies = [] }, file.Statistics with { Frequencies = [] });
            }
        },
        iter: 150);

    [Fact]
    public Task FindLexical_FewAreWanted_FindsThoseThatScoreHighest() => Gen.Select(s_changes, Documents.Query.Array[1, 6], Gen.Int[1, 5]).SampleAsync(
        async (changes, queries, limit) =>
        {
            await using var pair = await IndexPair.CreateAsync(changes.Documents, changes.Deleted, changes.Later);
            foreach (var query in queries.Select(static query => query with { Weights = LexicalWeights.Default with { Nearness = 0 } }))
            {
                var (file, memory) = (await pair.File.FindLexicalAsync(query, limit), await pair.Memory.FindLexicalAsync(query, limit));
                Assert.Equal(Scores(query, memory), Scores(query, file));
            }
        },
        iter: 150);

    [Fact]
    public Task FindSimilar_AnyChanges_FindsTheNearestOfMemory() => Gen.Select(s_changes, Gen.Float[-1, 1].Array[5], Documents.Filter).SampleAsync(
        async (changes, vector, filter) =>
        {
            await using var pair = await IndexPair.CreateAsync(changes.Documents, changes.Deleted, changes.Later);
            foreach (var partition in (string[])["left", "right", "nowhere"])
            {
                var query = new SimilarityQuery(partition, vector, filter);
                var (file, memory) = (await pair.File.FindSimilarAsync(query, 3), await pair.Memory.FindSimilarAsync(query, 3));
                Assert.Equal(memory.Count, file.Count);
                for (var i = 0; i < file.Count; i++)
                    Assert.Equal(memory[i].Similarity, file[i].Similarity, 0.0001f);
            }
        },
        iter: 100);

    [Fact]
    public Task Read_AnyChanges_ReadsWhatMemoryReads() => s_changes.SampleAsync(
        async changes =>
        {
            await using var pair = await IndexPair.CreateAsync(changes.Documents, changes.Deleted, changes.Later);
            foreach (var (partition, name) in from p in new[] { "left", "right" } from n in new[] { "one", "two", "three", "four", "five" } select (p, n))
            {
                Assert.Equal(await pair.Memory.CountAsync(partition), await pair.File.CountAsync(partition));
                Assert.Equal(await pair.Memory.GetLanguagesAsync(partition), await pair.File.GetLanguagesAsync(partition));
                var (file, memory) = (await pair.File.ReadAsync(partition, name, 1, 2), await pair.Memory.ReadAsync(partition, name, 1, 2));
                Assert.Equal(memory.Select(Documents.Describe), file.Select(Documents.Describe));
            }
        },
        iter: 100);

    [Fact]
    public Task Delete_EveryDocument_LeavesNothingInAnyTable() => s_changes.SampleAsync(
        async changes =>
        {
            await using var pair = await IndexPair.CreateAsync(changes.Documents, changes.Deleted, changes.Later);
            foreach (var document in changes.Documents.Concat(changes.Later))
                await pair.File.DeleteAsync(document.Partition, document.Id);
            Assert.Empty(TableReader.FilledTables(pair.Path));
        },
        iter: 50);

    private static IEnumerable<string> Sorted(IReadOnlyList<IndexedPassage> passages) => passages.Select(Documents.Describe).Order(StringComparer.Ordinal);

    private static IEnumerable<double> Scores(LexicalQuery query, LexicalMatches matches)
    {
        var score = new LexicalScore(query, matches.Statistics);
        return matches.Passages.Select(passage => Math.Round(score.Of(passage), 4)).OrderDescending();
    }
}

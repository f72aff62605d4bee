namespace LlmAttributes.Text.Tests.Retrieval;

public class VectorSearchTests
{
    private const int Dimensions = 64;

    [Theory]
    [InlineData(VectorPrecision.Full, 1_000_000, 1.0)]
    [InlineData(VectorPrecision.Rounded, 1_000_000, 0.97)]
    [InlineData(VectorPrecision.Full, 1_000, 0.95)]
    [InlineData(VectorPrecision.Rounded, 1_000, 0.93)]
    public async Task FindSimilar_AgainstEveryComparison_RecallsTheNearest(VectorPrecision precision, int exactUpTo, double least)
    {
        var vectors = Vectors(4_000, 1);
        await using var index = await IndexOfAsync(vectors, new() { Precision = precision, ExactUpTo = exactUpTo });
        var (found, wanted) = (0, 0);
        foreach (var asked in Vectors(50, 2))
        {
            var nearest = vectors.Select((vector, i) => (Id: $"d{i}", Cosine: Cosine(vector, asked))).OrderByDescending(static pair => pair.Cosine).Take(10).Select(static pair => pair.Id).ToHashSet();
            var similar = await index.FindSimilarAsync(new("", asked), 10);
            Assert.Equal(similar.OrderByDescending(static passage => passage.Similarity), similar);
            found += similar.Count(passage => nearest.Contains(passage.Passage.DocumentId));
            wanted += nearest.Count;
        }

        Assert.InRange((double)found / wanted, least, 1);
    }

    [Theory]
    [InlineData(VectorPrecision.Full, 0.00001)]
    [InlineData(VectorPrecision.Rounded, 0.02)]
    public async Task FindSimilar_AVector_TellsItsCosine(VectorPrecision precision, double tolerance)
    {
        var vectors = Vectors(20, 3);
        await using var index = await IndexOfAsync(vectors, new() { Precision = precision });

        foreach (var (passage, similarity) in await index.FindSimilarAsync(new("", vectors[0]), 20))
            Assert.Equal(Cosine(vectors[0], vectors[int.Parse(passage.DocumentId.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)]), similarity, tolerance);
    }

    [Fact]
    public async Task FindSimilar_AfterDeletions_FindsNoneOfThem()
    {
        var vectors = Vectors(3_000, 4);
        await using var index = await IndexOfAsync(vectors, new() { ExactUpTo = 500 });
        for (var i = 0; i < vectors.Length; i += 2)
            Assert.Equal(1, await index.DeleteAsync("", $"d{i}"));
        for (var i = 1; i < 2_000; i += 4)
            Assert.Equal(1, await index.DeleteAsync("", $"d{i}"));

        var similar = await index.FindSimilarAsync(new("", vectors[2_999]), 3_000);
        var all = Enumerable.Range(0, 20).Select(i => vectors[2_001 + (2 * i)]).ToArray();

        Assert.Equal("d2999", similar[0].Passage.DocumentId);
        Assert.All(similar, static passage => Assert.Contains(passage.Passage.DocumentId[^1], "13579"));
        foreach (var vector in all)
            Assert.Equal(1, (await index.FindSimilarAsync(new("", vector), 1))[0].Similarity, 4);
    }

    [Fact]
    public async Task FindSimilar_WithARareFilter_LooksBeyondTheNearestGroups()
    {
        var vectors = Vectors(3_000, 5);
        await using var index = await IndexOfAsync(vectors, new() { ExactUpTo = 500 }, static i => i % 1_000 == 0);

        var similar = await index.FindSimilarAsync(new("", vectors[7], MetadataFilter.Equal("rare", "yes")), 10);

        Assert.Equal(["d0", "d1000", "d2000"], similar.Select(static passage => passage.Passage.DocumentId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Replace_AVectorThatDoesNotFit_IsRefusedAndChangesNothing()
    {
        await using var index = await IndexOfAsync(Vectors(3, 6), new());

        await Assert.ThrowsAsync<ArgumentException>(async () => await index.ReplaceAsync([Document("d0", new float[Dimensions + 1])]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await index.ReplaceAsync([Document("d0", [.. new float[Dimensions - 1], float.NaN])]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await index.FindSimilarAsync(new("", new float[Dimensions + 1]), 1));

        Assert.Equal(new(3, 3), await index.CountAsync(""));
        await index.DeleteAsync("", "d1");
        await index.DeleteAsync("", "d2");
        await index.ReplaceAsync([Document("d0", [1, 2])]);
        Assert.Equal(1, Assert.Single(await index.FindSimilarAsync(new("", new float[] { 2, 4 }), 5)).Similarity, 4);
    }

    [Theory]
    [InlineData(ScoreFusion.ReciprocalRank)]
    [InlineData(ScoreFusion.Weighted)]
    public async Task Query_WithEmbeddings_FindsAMisspeltWord(ScoreFusion fusion)
    {
        await using var store = await Stores.OfAsync(
            new() { Embeddings = new LexicalEmbeddingGenerator(), Fusion = fusion },
            Stores.Whole("a", "The accommodation of guests."), Stores.Whole("b", "Ships and harbours of the north."), Stores.Whole("c", "Rivers run to the sea."));

        var result = await store.QueryAsync(new("acomodation"));

        Assert.Equal("a", result.Passages[0].Passage.DocumentId);
        Assert.Equal(0, result.Passages[0].WordScore);
        Assert.Equal(result.Passages[0].Similarity, result.Passages[0].Score);
    }

    // Vectors of texts lie in heaps, as these do, not evenly in all directions.
    private static float[][] Vectors(int count, int seed)
    {
        var heaps = new Random(0);
        var centres = Enumerable.Range(0, 40).Select(_ => Enumerable.Range(0, Dimensions).Select(_ => (float)heaps.NextDouble() - 0.5f).ToArray()).ToArray();
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var centre = centres[random.Next(centres.Length)];
            return Array.ConvertAll(centre, value => value + (0.5f * ((float)random.NextDouble() - 0.5f)));
        })];
    }

    private static double Cosine(float[] a, float[] b)
    {
        var product = a.Zip(b, static (x, y) => (double)x * y).Sum();
        return product / Math.Sqrt(a.Sum(static x => (double)x * x) * b.Sum(static x => (double)x * x));
    }

    private static async Task<InMemoryPassageIndex> IndexOfAsync(float[][] vectors, InMemoryIndexOptions options, Func<int, bool>? isRare = null)
    {
        var index = new InMemoryPassageIndex(options);
        await index.ReplaceAsync([.. vectors.Select((vector, i) => Document($"d{i}", vector, isRare?.Invoke(i) == true))]);
        return index;
    }

    private static IndexedDocument Document(string id, float[] vector, bool isRare = false) => new("", id, [new()
    {
        DocumentId = id, Ordinal = 0, Text = id, Vector = vector, Metadata = new Dictionary<string, string> { ["rare"] = isRare ? "yes" : "no" },
    }]);
}

namespace LlmAttributes.Text.Sqlite.Tests;

/// <summary>Vectors beyond the number up to which all are compared.</summary>
public sealed class GroupTests : IDisposable
{
    private const int Dimensions = 64;

    private readonly TemporaryFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task FindSimilar_BeyondTheLimit_RecallsTheNearest()
    {
        var vectors = Vectors(4_000, 1);
        await using var index = await IndexOfAsync(vectors, 1_000);
        await using var exact = SqlitePassageIndex.Open(_file.Path, new() { ExactUpTo = int.MaxValue });
        var found = 0;
        foreach (var asked in Vectors(50, 2))
        {
            var nearest = (await exact.FindSimilarAsync(new("", asked), 10)).Select(static similar => similar.Passage.DocumentId).ToHashSet();
            found += (await index.FindSimilarAsync(new("", asked), 10)).Count(similar => nearest.Contains(similar.Passage.DocumentId));
        }

        Assert.Equal(63L, TableReader.Run(_file.Path, "SELECT groups FROM llm_passage_grouping WHERE is_ready = 1"));
        GroupCheck.AssertWhole(_file.Path);
        Assert.InRange(found / 500.0, 0.95, 1);
    }

    [Fact]
    public async Task Replace_TwiceAsManyVectors_MakesOtherGroups()
    {
        var vectors = Vectors(1_300, 3);
        await using var index = await IndexOfAsync(vectors[..300], 200);
        Assert.Equal(17L, TableReader.Run(_file.Path, "SELECT groups FROM llm_passage_grouping"));

        for (var i = 300; i < vectors.Length; i += 100)
            await index.ReplaceAsync([.. Enumerable.Range(i, 100).Select(number => Document(number, vectors[number]))]);

        Assert.Equal(34L, TableReader.Run(_file.Path, "SELECT groups FROM llm_passage_grouping"));
        GroupCheck.AssertWhole(_file.Path);
        await AssertEachIsFoundAsync(vectors);
    }

    [Fact]
    public async Task Replace_DocumentsOfGroups_FindsTheirNewVectorsAlone()
    {
        var (before, after) = (Vectors(600, 4), Vectors(600, 5));
        await using var index = await IndexOfAsync(before, 200);

        for (var i = 0; i < 600; i += 7)
            await index.ReplaceAsync([Document(i, before[i] = after[i])]);

        GroupCheck.AssertWhole(_file.Path);
        await AssertEachIsFoundAsync(before);
    }

    [Fact]
    public async Task Delete_AllDocuments_LeavesNothing()
    {
        await using (var index = await IndexOfAsync(Vectors(300, 6), 100))
        {
            for (var i = 0; i < 300; i++)
            {
                await index.DeleteAsync("", $"d{i}");
                if (i % 50 == 0)
                    GroupCheck.AssertWhole(_file.Path);
            }

            await index.ReplaceAsync([Document(0, [1, 2])]);
            Assert.Equal(1, Assert.Single(await index.FindSimilarAsync(new("", new float[] { 2, 4 }), 5)).Similarity, 4);
            await index.DeleteAsync("", "d0");
        }

        Assert.Empty(TableReader.FilledTables(_file.Path));
    }

    [Fact]
    public async Task FindSimilar_AddedByAnother_IsFoundInItsGroup()
    {
        var vectors = Vectors(401, 7);
        await using var reader = SqlitePassageIndex.Open(_file.Path, new() { ExactUpTo = 200, ProbedShare = 0.0001 });
        await using var index = await IndexOfAsync(vectors[..400], 200);
        Assert.Equal("d399", Assert.Single(await reader.FindSimilarAsync(new("", vectors[399]), 1)).Passage.DocumentId);

        await index.ReplaceAsync([Document(400, vectors[400])]);
        await index.DeleteAsync("", "d399");

        Assert.Equal("d400", Assert.Single(await reader.FindSimilarAsync(new("", vectors[400]), 1)).Passage.DocumentId);
        Assert.NotEqual("d399", Assert.Single(await reader.FindSimilarAsync(new("", vectors[399]), 1)).Passage.DocumentId);
    }

    [Fact]
    public async Task FindSimilar_WithARareFilter_LooksBeyondTheNearestGroups()
    {
        var vectors = Vectors(900, 8);
        await using var index = await IndexOfAsync(vectors, 200);

        var similar = await index.FindSimilarAsync(new("", vectors[7], MetadataFilter.Equal("rare", "yes")), 10);

        Assert.Equal(["d0", "d300", "d600"], similar.Select(static passage => passage.Passage.DocumentId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Replace_GroupsWereCutOff_GoesOnWithThem()
    {
        var vectors = Vectors(301, 9);
        await using var index = await IndexOfAsync(vectors[..300], 200);
        TableReader.Run(_file.Path, "UPDATE llm_passage_grouping SET is_ready = 0");
        await using var other = SqlitePassageIndex.Open(_file.Path, new() { ExactUpTo = 200 });
        Assert.Equal("d5", Assert.Single(await other.FindSimilarAsync(new("", vectors[5]), 1)).Passage.DocumentId);

        await other.ReplaceAsync([Document(300, vectors[300])]);

        Assert.Equal(1L, TableReader.Run(_file.Path, "SELECT count(*) FROM llm_passage_grouping WHERE is_ready = 1"));
        GroupCheck.AssertWhole(_file.Path);
        await AssertEachIsFoundAsync(vectors);
    }

    // Looks into the nearest group alone.
    private async Task AssertEachIsFoundAsync(float[][] vectors)
    {
        await using var index = SqlitePassageIndex.Open(_file.Path, new() { ExactUpTo = 200, ProbedShare = 0.0001 });
        for (var i = 0; i < vectors.Length; i++)
            Assert.Equal($"d{i}", Assert.Single(await index.FindSimilarAsync(new("", vectors[i]), 1)).Passage.DocumentId);
    }

    private async Task<SqlitePassageIndex> IndexOfAsync(float[][] vectors, int exactUpTo)
    {
        var index = SqlitePassageIndex.Open(_file.Path, new() { ExactUpTo = exactUpTo, SurvivesPowerCut = false });
        await index.ReplaceAsync([.. vectors.Select(static (vector, i) => Document(i, vector))]);
        return index;
    }

    // Vectors of texts lie in heaps, as these do, not evenly in all directions.
    private static float[][] Vectors(int count, int seed)
    {
        var heaps = new Random(0);
        var centres = Enumerable.Range(0, 40).Select(_ => Enumerable.Range(0, Dimensions).Select(_ => heaps.NextSingle() - 0.5f).ToArray()).ToArray();
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Array.ConvertAll(centres[random.Next(centres.Length)], value => value + (0.5f * (random.NextSingle() - 0.5f))))];
    }

    private static IndexedDocument Document(int number, float[] vector) => new("", $"d{number}", [new()
    {
        DocumentId = $"d{number}", Ordinal = 0, Text = $"d{number}", Vector = vector, Metadata = new Dictionary<string, string> { ["rare"] = number % 300 == 0 ? "yes" : "no" },
    }]);
}

namespace LlmAttributes.Text.Sqlite.Tests;

public sealed class PassageIndexTests : IDisposable
{
    private readonly TemporaryFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Find_OpenedAnew_FindsWhatWasKept()
    {
        var passage = Sample.Passage("one", 0, "ash", "oak") with
        {
            Title = "Trees", Breadcrumb = ["Plants", "Trees"], Start = 3, End = 10, Language = "en", Metadata = new Dictionary<string, string> { ["kind"] = "tree" }, TitleTerms = ["tree"], Vector = new float[] { 3, 4 },
        };
        await using (var index = SqlitePassageIndex.Open(_file.Path))
            await index.ReplaceAsync([new(Sample.Partition, "one", [passage])]);
        await using var again = SqlitePassageIndex.Open(_file.Path);

        var byWord = Assert.Single((await again.FindLexicalAsync(Sample.Query("oak"), 10)).Passages);
        var byVector = Assert.Single(await again.FindSimilarAsync(new(Sample.Partition, new float[] { 6, 8 }), 10));

        Assert.Equal(Documents.Describe(passage), Documents.Describe(byWord));
        Assert.Equal(Documents.Describe(passage), Documents.Describe(byVector.Passage));
        Assert.Equal(1, byVector.Similarity, 0.0001f);
    }

    [Fact]
    public async Task Replace_WhileOthersRead_IsSeenWholeOrNotAtAll()
    {
        await using var index = SqlitePassageIndex.Open(_file.Path, new() { SurvivesPowerCut = false });
        await index.ReplaceAsync([Sample.Document("one", 3, "ash")]);
        using var ended = new CancellationTokenSource();
        var readings = 0;
        var reading = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                var found = await index.FindLexicalAsync(Sample.Query("ash", "oak"), 10);
                var terms = found.Passages.SelectMany(static passage => passage.TextTerms).ToArray();
                Assert.True(terms is ["ash", "ash", "ash"] or ["oak", "oak"], string.Join(' ', terms));
                Assert.Equal(terms.Length, found.Statistics.Passages);
                Interlocked.Increment(ref readings);
            }
        })));

        for (var i = 0; i < 100 || Volatile.Read(ref readings) < 50; i++)
            await index.ReplaceAsync([i % 2 == 0 ? Sample.Document("one", 2, "oak") : Sample.Document("one", 3, "ash")]);
        await ended.CancelAsync();

        await reading;
    }

    [Fact]
    public async Task Find_WhileAnotherIndexWrites_WaitsForNobody()
    {
        await using var index = SqlitePassageIndex.Open(_file.Path);
        await index.ReplaceAsync([Sample.Document("one", "ash")]);
        using var writing = new FileLock(_file.Path);

        Assert.Single((await index.FindLexicalAsync(Sample.Query("ash"), 10)).Passages);
    }

    [Fact]
    public async Task Replace_CancelledBetweenTransactions_KeepsWholeDocumentsOfThoseBefore()
    {
        await using var index = SqlitePassageIndex.Open(_file.Path, new() { PassagesPerTransaction = 2 });
        using var caller = new CancellationTokenSource();
        var third = new IndexedDocument(Sample.Partition, "third", new CancellingList(Sample.Passage("third", 0, "ash"), caller));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await index.ReplaceAsync([Sample.Document("first", "ash"), Sample.Document("second", "ash"), third, Sample.Document("fourth", "ash")], caller.Token));

        Assert.Equal(["first", "second"], (await index.FindLexicalAsync(Sample.Query("ash"), 10)).Passages.Select(static passage => passage.DocumentId));
    }

    [Fact]
    public async Task Find_CancelledBefore_Throws()
    {
        await using var index = SqlitePassageIndex.Open(_file.Path);
        await index.ReplaceAsync([Sample.Document("one", "ash")]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await index.FindLexicalAsync(Sample.Query("ash"), 10, new(canceled: true)));
    }

    [Fact]
    public async Task Replace_HostileText_IsKeptLetterForLetter()
    {
        await using var index = SqlitePassageIndex.Open(_file.Path);
        var terms = Enumerable.Range(0, 200_000).Select(static i => i % 3 == 0 ? "ash" : $"w{i}").ToArray();
        var hostile = Sample.Passage("one", 0, terms) with { Text = string.Concat(Enumerable.Repeat("a\0\u202E\uDC00\uD800</context> {x}", 500_000)), Title = "\0\uDFFF" };
        await index.ReplaceAsync([new(Sample.Partition, "one", [hostile]), Sample.Document("two", "ash", "oak")]);

        var found = (await index.FindLexicalAsync(Sample.Query("ash"), 10)).Passages.Single(static passage => passage.DocumentId == "one");

        Assert.Equal((hostile.Text, hostile.Title), (found.Text, found.Title));
        Assert.Equal(2, await index.DeleteAsync(Sample.Partition, "one") + await index.DeleteAsync(Sample.Partition, "two"));
        Assert.Empty(TableReader.FilledTables(_file.Path));
    }

    [Theory]
    [InlineData("a partition")]
    [InlineData("a term")]
    [InlineData("a language")]
    [InlineData("a name of metadata")]
    [InlineData("a value of metadata")]
    public async Task Replace_NameThatCannotBeKept_IsRefused(string what)
    {
        await using var index = SqlitePassageIndex.Open(_file.Path);
        var half = "\uD83C\uDF33"[..1] + "\uD83C\uDF33";
        var passage = Sample.Passage("one", 0, what == "a term" ? half : "ash") with
        {
            Language = what == "a language" ? half : "",
            Metadata = new Dictionary<string, string> { [what == "a name of metadata" ? half : "kind"] = what == "a value of metadata" ? half : "tree" },
        };

        var e = await Assert.ThrowsAsync<ArgumentException>(async () => await index.ReplaceAsync([new(what == "a partition" ? half : Sample.Partition, "one", [passage])]));

        Assert.StartsWith($"Document 'one' has {what} with half a surrogate pair; remove it before the document is indexed.", e.Message, StringComparison.Ordinal);
        Assert.Empty(TableReader.FilledTables(_file.Path));
    }

    [Fact]
    public async Task Replace_VectorOfAnotherLength_IsRefusedUntilThereIsNoneLeft()
    {
        await using var index = SqlitePassageIndex.Open(_file.Path);
        await index.ReplaceAsync([WithVector("one", 1, 2, 3), WithVector("two", 3, 2, 1)]);

        var e = await Assert.ThrowsAsync<ArgumentException>(async () => await index.ReplaceAsync([WithVector("one", 1, 2)]));
        Assert.StartsWith("A vector of document 'one' has 2 dimensions and those before 3; use the same embeddings for all.", e.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await index.ReadAsync(Sample.Partition, "one", 0, 0)).Single().Vector.Length);
        await Assert.ThrowsAsync<ArgumentException>(async () => await index.FindSimilarAsync(new(Sample.Partition, new float[2]), 1));

        await index.DeleteAsync(Sample.Partition, "two");
        await index.ReplaceAsync([Sample.Document("three", "ash"), WithVector("one", 1, 2)]);
        Assert.Equal("one", (await index.FindSimilarAsync(new(Sample.Partition, new float[] { 1, 2 }), 5)).Single().Passage.DocumentId);
    }

    [Fact]
    public async Task Replace_VectorThatIsNotFinite_IsRefused()
    {
        await using var index = SqlitePassageIndex.Open(_file.Path);

        var e = await Assert.ThrowsAsync<ArgumentException>(async () => await index.ReplaceAsync([WithVector("one", 1, float.NaN)]));

        Assert.StartsWith("A vector of document 'one' has a number that is not finite; look at its embeddings.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindSimilar_ManyVectors_FindsTheNearestOnesExactly()
    {
        await using var pair = await IndexPair.CreateAsync([.. Enumerable.Range(0, 3_000).Select(RandomVector)], [], []);
        var missed = 0;
        for (var i = 0; i < 50; i++)
        {
            var query = new SimilarityQuery(Sample.Partition, RandomVector(-1 - i).Passages[0].Vector);
            var nearest = (await pair.Memory.FindSimilarAsync(query, 10)).Select(static found => found.Passage.DocumentId);
            missed += nearest.Except((await pair.File.FindSimilarAsync(query, 10)).Select(static found => found.Passage.DocumentId)).Count();
        }

        Assert.Equal(0, missed);
    }

    private static IndexedDocument WithVector(string name, params float[] vector) => new(Sample.Partition, name, [Sample.Passage(name, 0, "ash") with { Vector = vector }]);

    private static IndexedDocument RandomVector(int seed)
    {
        var random = new Random(seed);
        return WithVector($"{seed}", [.. Enumerable.Range(0, 100).Select(_ => random.NextSingle() - 0.5f)]);
    }
}

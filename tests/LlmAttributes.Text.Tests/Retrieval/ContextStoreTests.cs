namespace LlmAttributes.Text.Tests.Retrieval;

public class ContextStoreTests
{
    [Fact]
    public async Task Query_AnInflectedWord_FindsItsOtherForms()
    {
        await using var store = await Stores.OfAsync(null, Stores.Whole("a", "The boats were sailing home."), Stores.Whole("b", "Nothing about it."));

        Assert.Equal(["a"], await store.FindAsync(new("When did the boat sail?")));
    }

    [Fact]
    public async Task Query_StopWordsAlone_FindsNothing()
    {
        await using var store = await Stores.OfAsync(null, Stores.Whole("a", "The boats were sailing home."));

        var result = await store.QueryAsync(new("what is the"));

        Assert.True(result.IsEmpty);
        Assert.Equal("", result.Text);
        Assert.Equal(0, result.Tokens);
    }

    [Fact]
    public async Task Query_OfAnotherPartition_FindsNothing()
    {
        await using var store = await Stores.OfAsync(null, Stores.Whole("a", "Harbour report.") with { Partition = "acme" });

        Assert.Empty(await store.FindAsync(new("harbour")));
        Assert.Equal(["a"], await store.FindAsync(new("harbour") { Partition = "acme" }));
    }

    [Fact]
    public async Task Add_TheSameNameAgain_ReplacesTheWholeDocument()
    {
        var old = new ContextDocument("a", "zebra one zebra two") { Chunks = [Stores.Chunk("zebra one "), Stores.Chunk("zebra two", 1, 10)] };
        await using var store = await Stores.OfAsync(null, old, Stores.Whole("a", "A giraffe."));

        Assert.Empty(await store.FindAsync(new("zebra")));
        Assert.Equal(["a"], await store.FindAsync(new("giraffe")));
        Assert.Equal(new(1, 1), await store.CountAsync());
    }

    [Fact]
    public async Task Delete_ADocument_LeavesTheOthers()
    {
        await using var store = await Stores.OfAsync(null, Stores.Whole("a", "A zebra."), Stores.Whole("b", "A zebra too."));

        Assert.True(await store.DeleteAsync("a"));
        Assert.False(await store.DeleteAsync("a"));
        Assert.Equal(["b"], await store.FindAsync(new("zebra")));
    }

    [Fact]
    public async Task Query_WordsOfTheTitle_PutsItsDocumentFirst()
    {
        await using var store = await Stores.OfAsync(
            null,
            Stores.Whole("text", "Something about tides and other things of the sea.") with { Title = "Notes" },
            Stores.Whole("title", "Something about water and other things of the sea.") with { Title = "Tides" });

        Assert.Equal(["title", "text"], await store.FindAsync(new("tides")));
    }

    [Fact]
    public async Task Query_NeighbouringWords_PutsThePassageFirstThatHasThemSideBySide()
    {
        await using var store = await Stores.OfAsync(
            null,
            Stores.Whole("apart", "The layer of paint was thick, and nobody could see where the old fence ended: a boundary."),
            Stores.Whole("beside", "The boundary layer was thick, and nobody could see where the old paint ended: a fence."));

        Assert.Equal(["beside", "apart"], await store.FindAsync(new("boundary layer")));
    }

    [Fact]
    public async Task Query_MetadataFilter_FindsWhatItMeans()
    {
        await using var store = await Stores.OfAsync(
            null,
            Stores.Whole("a", "A report.") with { Metadata = new Dictionary<string, string> { ["year"] = "9", ["kind"] = "memo" } },
            Stores.Whole("b", "A report too.") with { Metadata = new Dictionary<string, string> { ["year"] = "2024" } },
            Stores.Whole("c", "A report again."));

        Assert.Equal(["a"], await store.FindAsync(new("report") { Filter = MetadataFilter.Between("year", null, "10") }));
        Assert.Equal(["b"], await store.FindAsync(new("report") { Filter = MetadataFilter.All(MetadataFilter.Between("year", "1", null), MetadataFilter.Not(MetadataFilter.Equal("kind", "memo"))) }));
        Assert.Equal(["a", "b"], (await store.FindAsync(new("report") { Filter = MetadataFilter.Any(MetadataFilter.AnyOf("kind", "memo", "note"), MetadataFilter.Equal("year", "2024")) })).Order());
    }

    [Fact]
    public async Task Query_PhraseWithOperators_FindsOnlyWhatHasIt()
    {
        await using var store = await Stores.OfAsync(null, Stores.Whole("a", "A heat exchanger transfers warmth."), Stores.Whole("b", "Heat goes to the air; an exchanger helps."));

        Assert.Equal(["a"], await store.FindAsync(new("\"heat exchangers\"") { HasOperators = true }));
        Assert.Equal(2, (await store.FindAsync(new("\"heat exchangers\""))).Length);
    }

    [Fact]
    public async Task Query_PrefixWithOperators_FindsEveryWordThatBeginsSo()
    {
        await using var store = await Stores.OfAsync(null, Stores.Whole("a", "aerodynamics"), Stores.Whole("b", "aeroelastic"), Stores.Whole("c", "an aeroplane, not"), Stores.Whole("d", "aorta"));

        Assert.Equal(["a", "b", "c"], (await store.FindAsync(new("aero*") { HasOperators = true })).Order());
        Assert.Empty(await store.FindAsync(new("aero*")));
    }

    [Fact]
    public async Task Query_TheSamePassageTwice_FindsItOnce()
    {
        await using var store = await Stores.OfAsync(null, Stores.Whole("a", "A zebra crossing."), Stores.Whole("b", "a zebra crossing. "), Stores.Whole("c", "A zebra crosses."));

        Assert.Equal(["a", "c"], (await store.FindAsync(new("zebra"))).Order());
    }

    [Fact]
    public async Task Query_WithDiversity_PutsWhatSaysSomethingElseBeforeWhatSaysTheSame()
    {
        await using var store = await Stores.OfAsync(
            null,
            Stores.Whole("a", "zebra zebra stripes black white"),
            Stores.Whole("b", "zebra zebra stripes black white grey"),
            Stores.Whole("c", "zebra food grass water savanna sun"));

        Assert.Equal("c", (await store.FindAsync(new("zebra") { TopK = 2, Diversity = 0.7 }))[1]);
        Assert.NotEqual("c", (await store.FindAsync(new("zebra") { TopK = 2 }))[1]);
    }

    [Fact]
    public async Task Query_MinScoreAboveEverything_FindsNothing()
    {
        await using var store = await Stores.OfAsync(null, Stores.Whole("a", "A zebra."));

        Assert.NotEmpty(await store.FindAsync(new("zebra") { MinScore = 0.1 }));
        Assert.Empty(await store.FindAsync(new("zebra") { MinScore = 1 }));
    }

    [Fact]
    public async Task Query_ReRanker_OrdersAnew()
    {
        var options = new ContextStoreOptions { Reranker = static (_, passages, _) => ValueTask.FromResult<IReadOnlyList<double>>([.. passages.Select(static found => (double)found.Passage.Text.Length)]) };
        await using var store = await Stores.OfAsync(options, Stores.Whole("a", "zebra"), Stores.Whole("b", "A long text with a zebra and much besides."));

        var result = await store.QueryAsync(new("zebra"));

        Assert.Equal(["b", "a"], result.Passages.Select(static found => found.Passage.DocumentId));
        Assert.Equal(42, result.Passages[0].Score);
    }

    [Fact]
    public async Task Query_OfTwoLanguages_FindsEachByItsOwnStems()
    {
        await using var store = await Stores.OfAsync(
            null,
            Stores.Whole("en", "The report says that the bridges were closed for the whole of the winter.") with { Language = "en" },
            Stores.Whole("de", "Die Zeitungen schreiben, dass die Brücken im Winter gesperrt waren.") with { Language = "de" });

        Assert.Equal(["de"], await store.FindAsync(new("Zeitung")));
        Assert.Equal(["en"], await store.FindAsync(new("bridge")));
    }

    [Fact]
    public async Task Query_Chinese_FindsByPairsOfCharacters()
    {
        await using var store = await Stores.OfAsync(null, Stores.Whole("a", "北京是中国的首都。"), Stores.Whole("b", "东京是日本的首都。"));

        Assert.Equal(["a"], await store.FindAsync(new("北京")));
        Assert.Equal(["a"], await store.FindAsync(new("中")));
    }

    [Fact]
    public async Task AddMany_ManyDocuments_TellsProgressAndFindsAll()
    {
        await using var store = new ContextStore();
        List<IndexingProgress> told = [];

        await store.AddManyAsync(Documents(600), new Told(told));

        Assert.Equal(new(600, 600), await store.CountAsync());
        Assert.Equal(new(600, 600, true), told[^1]);
        Assert.True(told.Count >= 3);
    }

    [Fact]
    public async Task AddMany_Cancelled_KeepsWhatWasAddedWhole()
    {
        await using var store = new ContextStore();
        using var cancellation = new CancellationTokenSource();
        var progress = new Told([], cancellation.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.AddManyAsync(Documents(600), progress, cancellation.Token));

        Assert.Equal(new(256, 256), await store.CountAsync());
    }

    private static async IAsyncEnumerable<ContextDocument> Documents(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.CompletedTask;
            yield return Stores.Whole($"d{i}", $"zebra number {i}");
        }
    }

    private sealed class Told(List<IndexingProgress> told, Action? then = null) : IProgress<IndexingProgress>
    {
        public void Report(IndexingProgress value)
        {
            told.Add(value);
            then?.Invoke();
        }
    }
}

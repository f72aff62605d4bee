namespace LlmAttributes.Text.Sqlite.Tests;

/// <summary>A context store answers alike wherever its passages are kept.</summary>
public sealed class ContextStoreTests : IDisposable
{
    private const int Documents = 60;

    private static readonly string[] s_words =
        "harbour committee published the report on berths and cranes while the council closed a budget for engineers who inspected vessels at high tide and repaired the old lighthouse".Split(' ');

    private static readonly ContextQuery[] s_queries =
    [
        new("Who inspected the cranes of the harbour?") { TopK = 8, Neighbours = 1 },
        new("council budgets") { TopK = 50, Diversity = 0.3 },
        new("\"old lighthouse\" repair*") { TopK = 5, HasOperators = true },
        new("vessels at tide") { TopK = 10, Filter = MetadataFilter.Equal("parity", "odd"), MaxTokens = 300 },
        new("nothing of that kind whatsoever") { MinScore = 0.9 },
    ];

    private readonly TemporaryFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Query_InAFile_GivesTheContextThatMemoryGives()
    {
        await using var memory = new ContextStore();
        await using var file = new ContextStore(index: SqlitePassageIndex.Open(_file.Path));
        foreach (var store in (ContextStore[])[memory, file])
        {
            for (var i = 0; i < Documents; i++)
                await store.AddAsync(Document(i, i));
            for (var i = 0; i < Documents; i += 7)
                await store.AddAsync(Document(i, Documents + i));
            for (var i = 3; i < Documents; i += 10)
                await store.DeleteAsync($"{i}");
        }

        foreach (var query in s_queries)
        {
            var (ours, theirs) = (await file.QueryAsync(query), await memory.QueryAsync(query));
            Assert.Equal(theirs.Text, ours.Text);
            Assert.Equal(theirs.Passages.Select(static passage => Math.Round(passage.Score, 9)), ours.Passages.Select(static passage => Math.Round(passage.Score, 9)));
        }
    }

    [Fact]
    public async Task Query_StoreIsOpenedAnew_StillAnswers()
    {
        await using (var first = new ContextStore(index: SqlitePassageIndex.Open(_file.Path)))
            await first.AddAsync(new("handbook", "Refunds take five days.\n\nParcels take two.") { Title = "Handbook" });
        await using var again = new ContextStore(index: SqlitePassageIndex.Open(_file.Path));

        var context = await again.QueryAsync(new("How long does a refund take?"));

        Assert.Contains("Refunds take five days.", context.Text, StringComparison.Ordinal);
        Assert.Equal("handbook", Assert.Single(context.Sources).DocumentId);
    }

    private static ContextDocument Document(int number, int seed)
    {
        var random = new Random(seed);
        return new($"{number}", string.Join(' ', Enumerable.Range(0, 120).Select(i => s_words[random.Next(s_words.Length)] + (i % 11 == 10 ? "." : ""))))
        {
            Title = $"Report {s_words[random.Next(s_words.Length)]}",
            Metadata = new Dictionary<string, string> { ["parity"] = number % 2 == 0 ? "even" : "odd" },
        };
    }
}

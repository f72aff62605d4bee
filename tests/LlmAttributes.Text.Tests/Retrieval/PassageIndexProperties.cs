using CsCheck;

namespace LlmAttributes.Text.Tests.Retrieval;

public class PassageIndexProperties
{
    private static readonly string[] s_words = ["zebra", "lion", "boat", "sail", "tide", "rope", "mast", "wind"];

    private static readonly Gen<string> s_text = Gen.OneOf(s_words).Array[1, 12].Select(static words => string.Join(' ', words));

    private static readonly Gen<(string Id, string? Text)[]> s_changes =
        Gen.Select(Gen.Int[0, 9], Gen.Bool, s_text, static (id, isDeleted, text) => ($"d{id}", isDeleted ? null : (string?)text)).Array[1, 40];

    [Fact]
    public async Task Changes_InAnyOrder_LeaveAnIndexThatIsTheSameAsAFreshOne() => await s_changes.SampleAsync(
        async changes =>
        {
            await using var store = new ContextStore();
            Dictionary<string, string> kept = [];
            foreach (var (id, text) in changes)
            {
                if (text is null)
                    Assert.Equal(kept.Remove(id), await store.DeleteAsync(id));
                else
                    await store.AddAsync(Stores.Whole(id, kept[id] = text));
            }

            await using var fresh = await Stores.OfAsync(null, [.. kept.Select(static pair => Stores.Whole(pair.Key, pair.Value))]);
            Assert.Equal(await fresh.CountAsync(), await store.CountAsync());
            foreach (var word in s_words)
                Assert.Equal(await ScoresAsync(fresh, word), await ScoresAsync(store, word));
        },
        iter: 100);

    [Fact]
    public async Task Deleting_MoreThanIsLeft_ClearsTheRowsAndKeepsTheRest()
    {
        await using var store = await Stores.OfAsync(null, [.. Enumerable.Range(0, 3_000).Select(static i => Stores.Whole($"d{i}", $"zebra {i} {s_words[i % s_words.Length]}"))]);
        for (var i = 0; i < 2_900; i++)
            Assert.True(await store.DeleteAsync($"d{i}"));

        Assert.Equal(new(100, 100), await store.CountAsync());
        Assert.Equal(Enumerable.Range(2_900, 100).Select(static i => $"d{i}").Order(StringComparer.Ordinal), (await store.FindAsync(new("zebra") { TopK = 200 })).Order(StringComparer.Ordinal));
        Assert.Equal(["d2950"], await store.FindAsync(new("2950")));
    }

    [Fact]
    public async Task Query_WhileADocumentIsReplaced_SeesItWholeBeforeOrAfter()
    {
        await using var store = new ContextStore();
        var versions = new[] { "old", "new" }.Select(static version => new ContextDocument("a", "zebra")
        {
            Chunks = [.. Enumerable.Range(0, 5).Select(i => Stores.Chunk($"zebra {version} part {i}", i, i * 100))],
        }).ToArray();
        await store.AddAsync(versions[0]);
        var isDone = false;
        var writer = Task.Run(async () =>
        {
            for (var i = 0; i < 400; i++)
                await store.AddAsync(versions[i % 2]);
            Volatile.Write(ref isDone, true);
        });

        do
        {
            var found = (await store.QueryAsync(new("zebra") { TopK = 10 })).Passages;
            Assert.Equal(5, found.Count);
            Assert.Single(found.Select(static passage => passage.Passage.Text.Split(' ')[1]).Distinct());
        }
        while (!Volatile.Read(ref isDone));

        await writer;
    }

    [Fact]
    public async Task Scores_OfRandomTexts_AreThoseOfBm25() => await Gen.Select(s_text.Array[1, 20], s_text).SampleAsync(
        async (texts, asked) =>
        {
            var options = new ContextStoreOptions { Weights = new(1.2, 0.75, 2, 0), DuplicateShare = 2 };
            await using var store = await Stores.OfAsync(options, [.. texts.Select(static (text, i) => Stores.Whole($"d{i}", text))]);
            var result = await store.QueryAsync(new(asked) { TopK = 20 });

            var documents = texts.Select(static text => text.Split(' ')).ToArray();
            var words = asked.Split(' ').ToArray();
            var highest = words.Sum(word => Rarity(word)) * 2.2;
            var expected = documents.Select((document, i) => (Id: $"d{i}", Score: words.Sum(word => Rarity(word) * Part(document, word)) / highest)).Where(static pair => pair.Score > 0).ToDictionary(static pair => pair.Id, static pair => pair.Score);
            Assert.Equal(expected.Keys.Order(), result.Passages.Select(static found => found.Passage.DocumentId).Order());
            Assert.All(result.Passages, found => Assert.Equal(expected[found.Passage.DocumentId], found.Score, 9));

            double Rarity(string word)
            {
                var frequency = documents.Count(document => document.Contains(word));
                return Math.Log(1 + ((documents.Length - frequency + 0.5) / (frequency + 0.5)));
            }

            double Part(string[] document, string word)
            {
                var count = document.Count(other => other == word);
                return count * 2.2 / (count + (1.2 * (0.25 + (0.75 * document.Length / documents.Average(static other => (double)other.Length)))));
            }
        },
        iter: 100);

    private static async Task<(string, double)[]> ScoresAsync(ContextStore store, string word) =>
        [.. (await store.QueryAsync(new(word) { TopK = 20 })).Passages.Select(static found => (found.Passage.DocumentId, found.Score))];
}

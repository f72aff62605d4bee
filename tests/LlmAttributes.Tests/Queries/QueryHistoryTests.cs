using CsCheck;

namespace LlmAttributes.Tests.Queries;

public class QueryHistoryTests
{
    private static readonly string[] s_words = ["red", "oak", "boat", "sea", "and", "why", "map"];

    private static readonly Gen<string> s_query = Gen.Int[0, s_words.Length - 1].Array[1, 5].Select(static words => string.Join(' ', words.Select(static word => s_words[word])));

    [Fact]
    public void Pick_AnyExamples_TakesThoseLikeTheQueryAndUnlikeEachOther() => Gen.Select(s_query.Array[0, 30], s_query, Gen.Int[0, 4]).Sample(static (known, query, most) =>
    {
        var history = new QueryHistory(100);
        foreach (var text in known)
            history.Add(Record(text), 0.5);

        Assert.Equal(Marginal(known, query, most), history.Pick(null, TaskType.General, query, most).Select(static example => example.Query));
    });

    [Fact]
    public void Pick_MoreThanAreCompared_KnowsTheNewest()
    {
        var history = new QueryHistory(10_000);
        history.Add(Record("where do old boats go"), 0.5);
        for (var i = 0; i < QueryHistory.MostExamples; i++)
            history.Add(Record($"what does the map of town {i} show"), 0.5);

        Assert.Empty(history.Pick(null, TaskType.General, "where do boats go", 1));
        Assert.Single(history.Pick(null, TaskType.General, "what does the map show", 1));
        Assert.Equal(QueryHistory.MostExamples + 1, history.Count);
    }

    [Fact]
    public void Add_BeyondTheCapacity_ForgetsTheOldestExample()
    {
        var history = new QueryHistory(2);
        history.Add(Record("where do old boats go"), 0.5);
        history.Add(Record("a bad answer") with { Score = 0.1 }, 0.5);
        Assert.True(history.HasExamples(null, TaskType.General));

        var forgotten = history.Add(Record("another bad one") with { Score = 0.1 }, 0.5);

        Assert.Equal("where do old boats go", forgotten?.Query);
        Assert.False(history.HasExamples(null, TaskType.General));
    }

    private static QueryRecord Record(string query) => new(default, TaskType.General, ClarityBand.High, QueryStrategies.None, 0.9) { Query = query, Answer = "an answer" };

    // The same rule, written down without a thought of its cost.
    private static List<string> Marginal(string[] known, string query, int most)
    {
        static double Like(string a, string b) => QuerySketch.Similarity(QuerySketch.Of(a), QuerySketch.Of(b));
        var rest = known.Where(text => Like(text, query) is >= 0.1 and < 0.999).ToList();
        List<string> picked = [];
        while (picked.Count < most && rest.Count > 0)
        {
            var best = rest.MaxBy(text => (0.5 * Like(text, query)) - (0.5 * picked.Select(other => Like(other, text)).DefaultIfEmpty(0).Max()))!;
            rest.RemoveAt(rest.FindIndex(text => ReferenceEquals(text, best)));
            if (picked.All(other => Like(other, best) < 0.999))
                picked.Add(best);
        }

        picked.Reverse();
        return picked;
    }
}

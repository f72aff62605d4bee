using System.Diagnostics;
using System.Globalization;

namespace LlmAttributes.Benchmarks.Retrieval;

/// <summary>Loads passages into a SQLite file and asks it questions, at several sizes: time, size, memory, and what is lost against scoring every passage in memory.</summary>
internal static class ScaleRun
{
    private const string Partition = "scale";
    private const int PassagesPerDocument = 10;
    private const int DocumentsAtOnce = 2_000;
    private const int Questions = 400;
    private const int WarmUp = 20;
    private const int Wanted = 100;
    private const int Judged = 10;
    private const int LargestCompared = 100_000;
    private const double Megabyte = 1_000_000;

    private static readonly int[] s_sizes = [10_000, 100_000, 1_000_000];

    public static async Task<int> RunAsync(string[] sizes)
    {
        var text = new ScaleText();
        foreach (var size in sizes.Length == 0 ? s_sizes : Array.ConvertAll(sizes, static size => int.Parse(size, CultureInfo.InvariantCulture)))
        {
            var folder = Directory.CreateTempSubdirectory("llmattributes-scale-");
            try
            {
                await MeasureAsync(text, Path.Combine(folder.FullName, "passages.db"), size);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        return 0;
    }

    private static async Task MeasureAsync(ScaleText text, string path, int size)
    {
        await using var memory = size <= LargestCompared ? new InMemoryPassageIndex() : null;
        await using (var loading = SqlitePassageIndex.Open(path, new() { SurvivesPowerCut = false }))
        {
            var spent = await LoadAsync(loading, memory, text, size);
            Write($"{size} passages: loaded in {spent.TotalSeconds:F1} s ({size / spent.TotalSeconds:F0} a second)");
        }

        Write($"  file {new FileInfo(path).Length / Megabyte:F0} MB, memory {Memory():F0} MB after loading");
        await using var index = SqlitePassageIndex.Open(path);
        await AskAsync(index, memory, text, size, withStopWords: false);
        await AskAsync(index, memory, text, size, withStopWords: true);
        Write($"  memory {Memory():F0} MB after the questions");
    }

    private static async Task<TimeSpan> LoadAsync(SqlitePassageIndex index, InMemoryPassageIndex? memory, ScaleText text, int size)
    {
        var spent = TimeSpan.Zero;
        for (var first = 0; first < size / PassagesPerDocument; first += DocumentsAtOnce)
        {
            IndexedDocument[] documents = [.. Enumerable.Range(first, Math.Min(DocumentsAtOnce, (size / PassagesPerDocument) - first)).Select(number => Document(text, number))];
            var start = Stopwatch.GetTimestamp();
            await index.ReplaceAsync(documents);
            spent += Stopwatch.GetElapsedTime(start);
            if (memory is not null)
                await memory.ReplaceAsync(documents);
        }

        return spent;
    }

    private static async Task AskAsync(SqlitePassageIndex index, InMemoryPassageIndex? memory, ScaleText text, int size, bool withStopWords)
    {
        List<double> times = [];
        var (lost, compared, postings, terms) = (0.0, 0, 0L, 0);
        for (var number = -WarmUp; number < Questions; number++)
        {
            var words = text.Question(number, size).Where(word => withStopWords || !text.IsStopWord(word)).Distinct(StringComparer.Ordinal).ToArray();
            if (words.Length == 0)
                continue;
            var query = new LexicalQuery { Partition = Partition, Terms = [.. words.Select(static (word, i) => new QueryTerm(word, 1, i))] };
            var start = Stopwatch.GetTimestamp();
            var found = await index.FindLexicalAsync(query, Wanted);
            var best = Best(query, found);
            var spent = Stopwatch.GetElapsedTime(start);
            if (number < 0)
                continue;
            times.Add(spent.TotalMilliseconds);
            postings += found.Statistics.Frequencies.Sum();
            terms += words.Length;
            if (memory is not null)
                (lost, compared) = (lost + Lost(Best(query, await memory.FindLexicalAsync(query, Wanted)), best), compared + 1);
        }

        times.Sort();
        var loss = compared == 0 ? "not compared" : lost.ToString("F4", CultureInfo.InvariantCulture);
        Write($"  {times.Count} questions of 5 to 12 words, {(withStopWords ? "stop words too" : "without stop words")} ({(double)terms / times.Count:F1} terms, {postings / times.Count} postings): p50 {times[times.Count / 2]:F1} ms, p95 {times[times.Count * 95 / 100]:F1} ms, longest {times[^1]:F1} ms; nDCG@{Judged} lost against scoring every passage: {loss}");
    }

    private static (string Id, double Score)[] Best(LexicalQuery query, LexicalMatches found)
    {
        var score = new LexicalScore(query, found.Statistics);
        return [.. found.Passages
            .Select(passage => (Id: $"{passage.DocumentId}/{passage.Ordinal}", Score: score.Of(passage)))
            .OrderByDescending(static item => item.Score).ThenBy(static item => item.Id, StringComparer.Ordinal)
            .Take(Judged)];
    }

    // Each of the best passages of the full scan is worth the same; one with an equal score is as good.
    private static double Lost((string Id, double Score)[] ideal, (string Id, double Score)[] found)
    {
        var (gained, most) = (0.0, 0.0);
        for (var i = 0; i < ideal.Length; i++)
        {
            most += 1 / Math.Log2(i + 2);
            if (i < found.Length && found[i].Score >= ideal[^1].Score - 1e-6)
                gained += 1 / Math.Log2(i + 2);
        }

        return most == 0 ? 0 : (1 - (gained / most)) / Questions;
    }

    private static IndexedDocument Document(ScaleText text, int number)
    {
        var name = number.ToString(CultureInfo.InvariantCulture);
        return new(Partition, name, [.. Enumerable.Range(0, PassagesPerDocument).Select(i => Passage(name, i, text.Passage((number * PassagesPerDocument) + i)))]);
    }

    private static IndexedPassage Passage(string document, int ordinal, string[] words) =>
        new() { DocumentId = document, Ordinal = ordinal, Text = string.Join(' ', words), Language = "en", TextTerms = words };

    private static double Memory()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / Megabyte;
    }

    private static void Write(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}

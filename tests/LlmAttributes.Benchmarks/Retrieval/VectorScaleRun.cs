using System.Diagnostics;
using System.Globalization;

namespace LlmAttributes.Benchmarks.Retrieval;

/// <summary>Loads vectors into a SQLite file and asks for the nearest, with the file mapped and copied.</summary>
internal static class VectorScaleRun
{
    private const int Dimensions = 384;
    private const int DocumentsAtOnce = 8_192;
    private const int Questions = 60;
    private const int WarmUp = 3;
    private const int Wanted = 10;
    private const int VersionLooks = 10_000;

    private static readonly int[] s_sizes = [100_000, 1_000_000];

    public static async Task<int> RunAsync(string[] sizes)
    {
        foreach (var size in sizes.Length == 0 ? s_sizes : Array.ConvertAll(sizes, static size => int.Parse(size, CultureInfo.InvariantCulture)))
        {
            var folder = Directory.CreateTempSubdirectory("llmattributes-vectors-");
            try
            {
                await MeasureAsync(Path.Combine(folder.FullName, "passages.db"), size);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        return 0;
    }

    private static async Task MeasureAsync(string path, int size)
    {
        var random = new Random(1);
        var start = Stopwatch.GetTimestamp();
        await using (var loading = SqlitePassageIndex.Open(path, new() { SurvivesPowerCut = false }))
        {
            for (var first = 0; first < size; first += DocumentsAtOnce)
                await loading.ReplaceAsync([.. Enumerable.Range(first, Math.Min(DocumentsAtOnce, size - first)).Select(number => Document(number, random))]);
        }

        Write($"{size} vectors of {Dimensions} dimensions: loaded in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s, file {new FileInfo(path).Length / 1_000_000.0:F0} MB");
        foreach (var megabytes in (int[])[4_096, 0])
        {
            await using var index = SqlitePassageIndex.Open(path, new() { MappedMegabytes = megabytes });
            List<double> times = [];
            for (var number = -WarmUp; number < Questions; number++)
            {
                var asked = new SimilarityQuery("", Vector(random));
                start = Stopwatch.GetTimestamp();
                await index.FindSimilarAsync(asked, Wanted);
                if (number >= 0)
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            times.Sort();
            Write($"  {(megabytes > 0 ? "mapped" : "copied")}: p50 {times[Questions / 2]:F1} ms, p95 {times[Questions * 95 / 100]:F1} ms; a look at the version {VersionMicroseconds(index):F1} µs");
        }
    }

    private static double VersionMicroseconds(SqlitePassageIndex index)
    {
        var length = 0;
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < VersionLooks; i++)
            length += index.Version.Length;
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / (length / index.Version.Length);
    }

    private static IndexedDocument Document(int number, Random random)
    {
        var name = number.ToString(CultureInfo.InvariantCulture);
        return new("", name, [new() { DocumentId = name, Ordinal = 0, Text = "", Vector = Vector(random) }]);
    }

    private static float[] Vector(Random random)
    {
        var vector = new float[Dimensions];
        for (var i = 0; i < vector.Length; i++)
            vector[i] = (float)random.NextDouble() - 0.5f;
        return vector;
    }

    private static void Write(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}

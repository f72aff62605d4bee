using System.Text;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Chunking;

/// <summary>The documents, and the ways to cut them.</summary>
internal sealed class Corpora(IReadOnlyList<(string Name, string Text)> documents)
{
    // What a chunk may have at most, in targets.
    private const int Largest = 5;

    public IReadOnlyList<string> Names { get; } = [.. documents.Select(static document => document.Name)];

    /// <summary>Reads the documents that questions name; missing ones are skipped.</summary>
    public static Corpora Read(DataFolder folder, IEnumerable<string> names)
    {
        List<(string, string)> found = [];
        foreach (var name in names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var path = Path.Combine(folder.Path, "chunking", "corpora", name + ".md");
            if (File.Exists(path))
                found.Add((name, File.ReadAllText(path, Encoding.UTF8)));
        }

        return new(found);
    }

    public ChunkedCorpora Recursive(int size, bool hasSurroundings = false) => new(documents.SelectMany(document =>
    {
        var points = new CodePointMap(document.Text);
        List<DocumentChunk> chunks = [.. RecursiveSplitter.Split(document.Text, size).Select((range, i) => new DocumentChunk
        {
            Index = i,
            Text = document.Text[range.Start..range.End],
            Start = range.Start,
            CodePointStart = points[range.Start],
            CodePoints = points[range.End] - points[range.Start],
            Tokens = range.End - range.Start,
        })];
        return Indexed(document.Name, chunks, hasSurroundings);
    }));

    /// <summary>Cuts with the chunker.</summary>
    /// <param name="target">The size in characters.</param>
    /// <param name="hasSurroundings">Whether a chunk is indexed with the fading words of its surroundings.</param>
    public ChunkedCorpora Ours(int target, bool hasSurroundings) => new(documents.SelectMany(document =>
    {
        var chunks = new DocumentChunker(new() { TokenCounter = new CharacterCounter(), TargetTokens = target, MaxTokens = Largest * target }).Chunk(document.Text);
        return Indexed(document.Name, chunks, hasSurroundings);
    }));

    /// <summary>Finds the size at which as much is retrieved as elsewhere; no excerpt is looked at.</summary>
    public ChunkedCorpora OursAt(double length, int guess, IReadOnlyList<ChunkingQuestion> questions, bool hasSurroundings)
    {
        const double Near = 0.004;
        var (low, high) = (guess / 8, guess * 2);
        var (best, bestOff) = ((ChunkedCorpora?)null, double.MaxValue);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            var cut = Ours(middle, hasSurroundings);
            var mean = cut.MeanLength(questions);
            if (Math.Abs((mean / length) - 1) < bestOff)
                (best, bestOff) = (cut, Math.Abs((mean / length) - 1));
            if (bestOff < Near)
                break;
            (low, high) = mean < length ? (middle, high) : (low, middle);
        }

        return best!;
    }

    private static IEnumerable<IndexedChunk> Indexed(string corpus, IReadOnlyList<DocumentChunk> chunks, bool hasSurroundings) => chunks.Select((chunk, i) =>
    {
        Dictionary<string, double> words = new(StringComparer.Ordinal);
        foreach (var (other, weight) in hasSurroundings ? ChunkSurroundings.Of(chunks, i) : [(chunk, 1)])
            PlainIndex.Add(words, other.Text, weight);
        return new IndexedChunk(new(corpus, (int)chunk.CodePointStart, (int)chunk.CodePointStart + chunk.CodePoints), words);
    });
}

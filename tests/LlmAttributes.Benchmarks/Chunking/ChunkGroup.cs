using System.Text;
using LlmAttributes.Benchmarks.Measuring;
using Microsoft.ML.Tokenizers;

namespace LlmAttributes.Benchmarks.Chunking;

/// <summary>Cutting English prose of a hundred pages, with estimated and with exact counts, on one core.</summary>
internal static class ChunkGroup
{
    private const int Rounds = 31;
    private const int Pages = 100;
    private const int CharactersPerPage = 3_000;
    private const double Megabyte = 1_000_000;

    // Drawn from a list with a fixed seed: the words of prose repeat, its sentences do not.
    private static readonly string[] s_words =
        ("the of and to in a is that it was for on are with as his they be at one have this from or had by not but what some we can out other were all there when up use your how said an each she which do their time if will way "
         + "harbour committee published report state berths cranes budget closed council engineer inspection tide vessel cargo permission repair question answer evening letter country mountain river window garden captain").Split(' ');

    public static string Text { get; } = MakeText();

    public static IEnumerable<Figure> Measure()
    {
        var bytes = Encoding.UTF8.GetByteCount(Text);
        var estimated = new DocumentChunker();
        var (median, low, high) = Timing.Measure(n => Chunk(estimated, n), Rounds, 1);
        yield return new("bench.chunk.mb_per_s", bytes / Megabyte / (median / 1e9), Rounds, bytes / Megabyte / (high / 1e9), bytes / Megabyte / (low / 1e9), "estimated tokens, English");
        yield return new("bench.chunk.pages100.ms", median / 1e6, Rounds, low / 1e6, high / 1e6, FormattableString.Invariant($"{Text.Length} characters, {estimated.Chunk(Text).Count} chunks"));

        var counter = new TokenizerProvider().CounterFor(new() { ModelId = "gpt-4o" })!;
        var exact = new DocumentChunker(new() { TokenCounter = counter });
        var library = TiktokenTokenizer.CreateForEncoding("o200k_base");
        var pair = Timing.Compare(n => Chunk(exact, n), n => Count(library, n), 11, 1);

        // Above 1 is faster than the library counts, which words that were counted before make possible.
        yield return new("bench.chunk.exact.ratio_to_tokenizer", 1 / pair.Ratio, 11, 1 / pair.High, 1 / pair.Low, FormattableString.Invariant($"speed with exact counts, {bytes / Megabyte / (pair.Ours / 1e9):F1} MB/s, by that of the tokenizer library counting the text alone"));
        (median, low, high) = Timing.Measure(n => Count(counter, n), 11, 1);
        yield return new("bench.chunk.count.mb_per_s", bytes / Megabyte / (median / 1e9), 11, bytes / Megabyte / (high / 1e9), bytes / Megabyte / (low / 1e9), "counting the same text exactly, uncut");
    }

    private static string MakeText()
    {
        var random = new Random(7);
        var text = new StringBuilder();
        while (text.Length < Pages * CharactersPerPage)
        {
            for (var sentences = random.Next(3, 8); sentences > 0; sentences--)
            {
                var start = text.Length;
                for (var words = random.Next(6, 26); words > 0; words--)
                    text.Append(s_words[(int)(s_words.Length * random.NextDouble() * random.NextDouble())]).Append(words == 1 ? ". " : words % 9 == 0 ? ", " : " ");
                text[start] = char.ToUpperInvariant(text[start]);
            }

            text.Append("\n\n");
        }

        return text.ToString();
    }

    private static void Chunk(DocumentChunker chunker, int count)
    {
        for (var i = 0; i < count; i++)
            chunker.Chunk(Text);
    }

    private static void Count(ITokenCounter counter, int count)
    {
        for (var i = 0; i < count; i++)
            counter.Count(Text);
    }

    private static void Count(TiktokenTokenizer library, int count)
    {
        for (var i = 0; i < count; i++)
            library.CountTokens(Text);
    }
}

using System.Buffers;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>How near the sentences of an answer are to passages of the context.</summary>
internal sealed class EmbeddingSupport(IEmbeddingGenerator<string, Embedding<float>> generator)
{
    private static readonly SearchValues<char> s_nothing = SearchValues.Create(" \n\r\t.!?");

    private const int MostPassages = 64;
    private const int MostSentences = 32;
    private const int PassageCharacters = 600;

    // Texts without relation still have a similarity in most models, texts of one meaning rarely all of it.
    private const double Unrelated = 0.3;
    private const double Same = 0.8;

    public async ValueTask<double> OfAsync(QualityInput input, CancellationToken cancellationToken)
    {
        var passages = Pieces(input.Context!, PassageCharacters, MostPassages);
        var sentences = Pieces(input.Answer, 1, MostSentences);
        if (passages.Count == 0 || sentences.Count == 0)
            return 0;
        var embeddings = await generator.GenerateAsync([.. passages, .. sentences], cancellationToken: cancellationToken).ConfigureAwait(false);
        var sum = 0.0;
        for (var s = passages.Count; s < embeddings.Count; s++)
        {
            var nearest = 0.0;
            for (var p = 0; p < passages.Count; p++)
                nearest = Math.Max(nearest, Vectors.Cosine(embeddings[s].Vector.Span, embeddings[p].Vector.Span));
            sum += Math.Clamp((nearest - Unrelated) / (Same - Unrelated), 0, 1);
        }

        return sum / sentences.Count;
    }

    // Whole sentences, as many as fill a piece.
    private static List<string> Pieces(string text, int least, int most)
    {
        List<string> pieces = [];
        var start = 0;
        for (var i = 0; i < text.Length && pieces.Count < most; i++)
        {
            if (i - start < least || (text[i] != '\n' && !Sentences.EndsAt(text, i)))
                continue;
            Add(text.AsSpan(start..(i + 1)));
            start = i + 1;
        }

        if (pieces.Count < most && start < text.Length)
            Add(text.AsSpan(start, Math.Min(text.Length - start, PassageCharacters * 4)));
        return pieces;

        void Add(ReadOnlySpan<char> piece)
        {
            if (piece.IndexOfAnyExcept(s_nothing) >= 0)
                pieces.Add(piece.Trim().ToString());
        }
    }
}

using System.Text;

namespace LlmAttributes;

public sealed partial class ContextStore
{
    private async ValueTask<ContextResult> AssembleAsync(ContextQuery query, List<FoundPassage> found, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var sources = await ReadAsync(query, found, text, cancellationToken).ConfigureAwait(false);
        return new(sources, text.ToString(), sources.Sum(static source => source.Tokens)) { Passages = found };
    }

    /// <summary>Reads the pieces that were found, as far as they have room.</summary>
    /// <param name="query">The question.</param>
    /// <param name="found">What was found, the best first.</param>
    /// <param name="text">Takes them as one text, where that is needed.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    private async ValueTask<List<ContextSource>> ReadAsync(ContextQuery query, List<FoundPassage> found, StringBuilder? text, CancellationToken cancellationToken)
    {
        List<ContextSource> sources = new(found.Count);
        var tokens = 0L;
        foreach (var piece in PiecesOf(query, found))
        {
            var room = (query.MaxTokens ?? long.MaxValue) - tokens;
            var source = piece.First < piece.Last
                ? await ReadAsync(query, piece, sources.Count + 1, cancellationToken).ConfigureAwait(false)
                : SourceOf(sources.Count + 1, piece, [piece.Best.Passage]);
            if (Fitting(source, piece, room, isOnly: sources.Count == 0) is not { } fitting)
                continue;
            if (text?.Length > 0)
                text.Append('\n');
            text?.Append(SourceText.Block(fitting.Number, piece.Best.Passage, fitting.Text));
            tokens += fitting.Tokens;
            sources.Add(fitting);
        }

        return sources;
    }

    private static List<ContextPiece> PiecesOf(ContextQuery query, List<FoundPassage> found)
    {
        List<ContextPiece> pieces = [];
        foreach (var passage in found)
        {
            var ordinal = passage.Passage.Ordinal;
            var piece = new ContextPiece(Math.Max(0, ordinal - query.Neighbours), query.Neighbours > int.MaxValue - ordinal ? int.MaxValue : ordinal + query.Neighbours, passage);
            var at = query.Neighbours == 0 ? -1 : pieces.FindIndex(other => other.JoinedWith(piece) is not null);
            if (at < 0)
                pieces.Add(piece);
            else
                pieces[at] = pieces[at].JoinedWith(piece)!.Value;
        }

        return pieces;
    }

    // What was changed since it was found comes alone, as it was.
    private async ValueTask<ContextSource> ReadAsync(ContextQuery query, ContextPiece piece, int number, CancellationToken cancellationToken)
    {
        var read = await _index.ReadAsync(query.Partition, piece.DocumentId, piece.First, piece.Last, cancellationToken).ConfigureAwait(false);
        return SourceOf(number, piece, read.Any(passage => passage.Ordinal == piece.Best.Passage.Ordinal && passage.Text == piece.Best.Passage.Text) ? read : [piece.Best.Passage]);
    }

    private ContextSource SourceOf(int number, ContextPiece piece, IReadOnlyList<IndexedPassage> passages)
    {
        var text = SourceText.Join(passages);
        return new(number, piece.DocumentId, text)
        {
            Title = passages[0].Title,
            Breadcrumb = piece.Best.Passage.Breadcrumb,
            Start = passages[0].Start,
            End = passages[^1].End,
            Score = piece.Best.Score,
            Tokens = TokensOf(number, piece.Best.Passage, text),
            Metadata = passages[0].Metadata,
        };
    }

    // A piece that has no room gives way: to its passage without neighbours, and the best piece to its own beginning.
    private ContextSource? Fitting(ContextSource source, ContextPiece piece, long room, bool isOnly)
    {
        var passage = piece.Best.Passage;
        if (source.Tokens <= room)
            return source;
        var alone = source with { Text = passage.Text, Start = passage.Start, End = passage.End, Tokens = TokensOf(source.Number, passage, passage.Text) };
        if (alone.Tokens <= room)
            return alone;
        if (!isOnly)
            return null;
        var (fits, exceeds) = (0, passage.Text.Length);
        while (exceeds - fits > 1)
        {
            var middle = (fits + exceeds) / 2;
            if (TokensOf(source.Number, passage, passage.Text[..middle]) <= room)
                fits = middle;
            else
                exceeds = middle;
        }

        if (fits > 0 && char.IsHighSurrogate(passage.Text[fits - 1]))
            fits--;
        if (fits == 0)
            return null;
        var cut = passage.Text[..fits];
        return alone with { Text = cut, End = Math.Min(passage.End, passage.Start + fits), Tokens = TokensOf(source.Number, passage, cut) };
    }

    private long TokensOf(int number, IndexedPassage passage, string text) => SourceText.TokensOf(_counter, number, passage, text);
}

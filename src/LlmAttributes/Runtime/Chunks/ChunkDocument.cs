using System.Runtime.CompilerServices;
using System.Text;

namespace LlmAttributes.Runtime;

/// <summary>A document that is opened: a text that fits into one chunk, or one that has to be cut.</summary>
internal sealed class ChunkDocument : IAsyncDisposable
{
    // More than any token has, so that a longer text cannot fit.
    private const int MostCharactersPerToken = 16;
    private const int FirstLength = 4_096;

    private readonly TextReader _source;
    private readonly TextReader _text;
    private readonly ChunkLimits _limits;

    private ChunkDocument(TextReader source, TextReader text, ChunkLimits limits, string? whole)
    {
        _source = source;
        _text = text;
        _limits = limits;
        Whole = whole;
    }

    /// <summary>Gets the text, where it fits into one chunk.</summary>
    public string? Whole { get; }

    public static async ValueTask<ChunkDocument> OpenAsync(ChunkSource source, ChunkParts parts, ChunkTurn turn)
    {
        var limits = parts.Limits with { Format = source.FormatOf(parts.Limits.Format) };
        // A short text that is there already is not copied first.
        var isShort = source.Text is { } text && text.Length <= (long)limits.MaxTokens * MostCharactersPerToken;
        if (isShort && await WholeAsync(source.Text!, limits, parts.Chunker, turn).ConfigureAwait(false) is { } known)
            return new(TextReader.Null, TextReader.Null, limits, known);
        var reader = source.Open();
        if (isShort)
            return new(reader, reader, limits, null);
        try
        {
            var most = (int)Math.Min(int.MaxValue / 4, (long)limits.MaxTokens * MostCharactersPerToken);
            var buffer = new char[Math.Min(most, FirstLength) + 1];
            var length = 0;
            while (length <= most)
            {
                if (length == buffer.Length)
                    Array.Resize(ref buffer, (int)Math.Min(most + 1L, buffer.Length * 2L));
                var read = await reader.ReadAsync(buffer.AsMemory(length), turn.Token).ConfigureAwait(false);
                length += read;
                if (read > 0)
                    continue;
                if (await WholeAsync(new(buffer, 0, length), limits, parts.Chunker, turn).ConfigureAwait(false) is { } whole)
                    return new(reader, TextReader.Null, limits, whole);
                break;
            }

            return new(reader, new JoinedText(buffer.AsMemory(0, length), reader), limits, null);
        }
        catch
        {
            await EndAsync(reader).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Cuts the document, and reports how that went. Chunks in which there is nothing to read are left out.</summary>
    /// <param name="parts">Who cuts, and how large chunks may be.</param>
    /// <param name="stages">Takes the time of it, where somebody asked.</param>
    /// <param name="cancellationToken">Ends the cutting.</param>
    public async IAsyncEnumerable<DocumentChunk> CutAsync(ChunkParts parts, StageClock? stages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (errors, call) = (parts.Engine.Runtime.Errors, parts.Engine.Plan.FullName);
        var chunks = parts.Chunker.CutAsync(_text, _limits, cancellationToken).GetAsyncEnumerator(cancellationToken);
        DocumentChunk? empty = null;
        var isEmpty = true;
        await using (chunks.ConfigureAwait(false))
        {
            while (true)
            {
                var start = stages?.Now ?? 0;
                try
                {
                    if (!await chunks.MoveNextAsync().ConfigureAwait(false))
                        break;
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    errors.RecordFailure(exception, LlmComponents.Chunker, call);
                    throw;
                }

                stages?.Add(CallStage.Chunk, start);
                if (chunks.Current.Content.Length == 0)
                {
                    empty ??= chunks.Current;
                    continue;
                }

                isEmpty = false;
                yield return chunks.Current;
            }
        }

        if (isEmpty && empty is not null)
            yield return empty;
        errors.RecordSuccess(LlmComponents.Chunker);
    }

    public ValueTask DisposeAsync() => EndAsync(_source);

    // What is read of HTML is shorter than the document, and only who cuts it can read it.
    private static async ValueTask<string?> WholeAsync(string text, ChunkLimits limits, IDocumentChunker chunker, ChunkTurn turn)
    {
        if (limits.Format == DocumentFormat.Html)
        {
            var read = new StringBuilder();
            await foreach (var chunk in chunker.CutAsync(new StringReader(text), limits with { OverlapTokens = 0 }, turn.Token).ConfigureAwait(false))
                read.Append(chunk.Plain ?? chunk.Text);
            text = read.ToString();
        }

        return limits.TokenCounter!.Count(text).Tokens <= limits.MaxTokens ? text : null;
    }

    private static async ValueTask EndAsync(TextReader source)
    {
        if (source is PieceText pieces)
            await pieces.DisposeAsync().ConfigureAwait(false);
        source.Dispose();
    }
}

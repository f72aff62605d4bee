using System.Runtime.CompilerServices;

namespace LlmAttributes.Runtime;

/// <summary>A document that is opened: a text that fits into one chunk, or one that has to be cut.</summary>
internal sealed class ChunkDocument : IAsyncDisposable
{
    // More than any token has, so that a longer text cannot fit.
    private const int MostCharactersPerToken = 16;
    private const int FirstLength = 4_096;

    private readonly TextReader _source;
    private readonly TextReader _text;

    private ChunkDocument(TextReader source, TextReader text, string? whole)
    {
        _source = source;
        _text = text;
        Whole = whole;
    }

    /// <summary>Gets the text, where it fits into one chunk.</summary>
    public string? Whole { get; }

    public static async ValueTask<ChunkDocument> OpenAsync(ChunkSource source, ChunkLimits limits, CancellationToken cancellationToken)
    {
        var reader = source.Open();
        try
        {
            var most = (int)Math.Min(int.MaxValue / 4, (long)limits.MaxTokens * MostCharactersPerToken);
            var buffer = new char[Math.Min(most, FirstLength) + 1];
            var length = 0;
            while (length <= most)
            {
                if (length == buffer.Length)
                    Array.Resize(ref buffer, (int)Math.Min(most + 1L, buffer.Length * 2L));
                var read = await reader.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                length += read;
                if (read > 0)
                    continue;
                if (limits.TokenCounter!.Count(buffer.AsSpan(0, length)).Tokens <= limits.MaxTokens)
                    return new(reader, TextReader.Null, new(buffer, 0, length));
                break;
            }

            return new(reader, new JoinedText(buffer.AsMemory(0, length), reader), null);
        }
        catch
        {
            await EndAsync(reader).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Cuts the document, and reports how that went.</summary>
    /// <param name="parts">Who cuts, and how large chunks may be.</param>
    /// <param name="stages">Takes the time of it, where somebody asked.</param>
    /// <param name="cancellationToken">Ends the cutting.</param>
    public async IAsyncEnumerable<DocumentChunk> CutAsync(ChunkParts parts, StageClock? stages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (errors, call) = (parts.Engine.Runtime.Errors, parts.Engine.Plan.FullName);
        var chunks = parts.Chunker.CutAsync(_text, parts.Limits, cancellationToken).GetAsyncEnumerator(cancellationToken);
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
                yield return chunks.Current;
            }
        }

        errors.RecordSuccess(LlmComponents.Chunker);
    }

    public ValueTask DisposeAsync() => EndAsync(_source);

    private static async ValueTask EndAsync(TextReader source)
    {
        if (source is PieceText pieces)
            await pieces.DisposeAsync().ConfigureAwait(false);
        source.Dispose();
    }
}

using Microsoft.Extensions.AI;

namespace LlmAttributes;

public sealed partial class ContextStore
{
    private const int MostDocumentsAtOnce = 256;
    private const long MostCharactersAtOnce = 4_000_000;
    private const int MostTextsAtOnce = 64;

    private async ValueTask<IndexedDocument> AnalyseAsync(ContextDocument document, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(document.Id))
            throw new ArgumentException("A document has no Id; give it a name that is unique in its partition.", nameof(document));
        var chunks = document.Chunks ?? await CutAsync(document, cancellationToken).ConfigureAwait(false);
        var language = document.Language ?? _options.Language ?? TextLanguage.Of(document.Text);
        List<string> title = [];
        LanguageRules? titleRules = null;
        List<IndexedPassage> passages = [];
        foreach (var chunk in chunks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rules = LanguageRules.Of(language ?? chunk.Language ?? LanguageRules.Default);
            if (rules != titleRules)
                (title, titleRules) = (TextAnalyzer.TermsOf(document.Title ?? "", rules), rules);
            passages.Add(PassageOf(document, chunk, passages.Count, rules, title));
        }

        if (_embeddings is not null)
            await EmbedAsync(passages, cancellationToken).ConfigureAwait(false);
        return new(document.Partition, document.Id, passages);
    }

    private async ValueTask<IReadOnlyList<DocumentChunk>> CutAsync(ContextDocument document, CancellationToken cancellationToken)
    {
        var chunker = _chunkers[(int)(document.Format ?? _options.Chunking.Format)]!;
        if (_options.Chunking.Embeddings is null)
            return chunker.Chunk(document.Text, cancellationToken);
        List<DocumentChunk> chunks = [];
        await foreach (var chunk in chunker.ChunkAsync(new StringReader(document.Text), null, cancellationToken).ConfigureAwait(false))
            chunks.Add(chunk);
        return chunks;
    }

    private static IndexedPassage PassageOf(ContextDocument document, DocumentChunk chunk, int ordinal, LanguageRules rules, List<string> title)
    {
        var heads = title;
        if (chunk.Breadcrumb.Count > 0)
        {
            heads = [.. title];
            foreach (var heading in chunk.Breadcrumb)
                TextAnalyzer.AddTerms(heading, rules, heads);
        }

        return new()
        {
            DocumentId = document.Id,
            Ordinal = ordinal,
            Text = chunk.Content,
            Title = document.Title,
            Breadcrumb = chunk.Breadcrumb,
            Start = chunk.Start,
            End = chunk.End,
            Language = rules.Code,
            Metadata = document.Metadata,
            TitleTerms = heads,
            TextTerms = TextAnalyzer.TermsOf(chunk.Content, rules),
        };
    }

    private async ValueTask EmbedAsync(List<IndexedPassage> passages, CancellationToken cancellationToken)
    {
        for (var start = 0; start < passages.Count; start += MostTextsAtOnce)
        {
            var count = Math.Min(MostTextsAtOnce, passages.Count - start);
            var texts = passages.GetRange(start, count).ConvertAll(static passage => passage.Title is { Length: > 0 } title ? $"{title}\n{passage.Text}" : passage.Text);
            var vectors = await VectorsOfAsync(texts, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < count; i++)
                passages[start + i] = passages[start + i] with { Vector = vectors[i].Vector };
        }
    }

    private async ValueTask<GeneratedEmbeddings<Embedding<float>>> VectorsOfAsync(List<string> texts, CancellationToken cancellationToken)
    {
        var vectors = await _embeddings!.GenerateAsync(texts, null, cancellationToken).ConfigureAwait(false);
        return vectors.Count == texts.Count
            ? vectors
            : throw new InvalidOperationException($"The embedding generator gave {vectors.Count} embeddings for {texts.Count} texts; it must give one for each.");
    }
}

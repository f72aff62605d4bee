namespace LlmAttributes.Text.Tests.Retrieval;

/// <summary>Stores with documents of one passage each.</summary>
internal static class Stores
{
    public static ContextDocument Whole(string id, string text) => new(id, text) { Chunks = [Chunk(text)] };

    public static DocumentChunk Chunk(string text, int index = 0, long start = 0) => new() { Index = index, Text = text, Start = start, CodePointStart = start, CodePoints = text.Length, Tokens = 0 };

    public static async Task<ContextStore> OfAsync(ContextStoreOptions? options, params ContextDocument[] documents)
    {
        var store = new ContextStore(options);
        foreach (var document in documents)
            await store.AddAsync(document);
        return store;
    }

    public static async Task<string[]> FindAsync(this ContextStore store, ContextQuery query) =>
        [.. (await store.QueryAsync(query)).Passages.Select(static found => found.Passage.DocumentId)];
}

using CsCheck;

namespace LlmAttributes.Text.Tests.Chunking;

/// <summary>Documents of any kind, and what must hold of the chunks of all.</summary>
internal static class Documents
{
    private static readonly string[] s_pieces =
    [
        "The harbour has 14 berths. ", "Dr. Who came. ", "\n", "\n\n", "\r\n", "# Title\n", "== Wiki ==\n", "```\ncode();\n\ncode();\n```\n", "- item\n- item\n\n", "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n",
        "今天天气很好。", "हाँ! ", "وصل الرجل. ", "😀", "e\u0301", "\ud800", "\udc00", "\0", "\u202e", "a,\"b\nc\",d\n", "{\"a\":[1,2,{\"b\":\"}\"}]},\n", "[", "]", "\"", "    indented\n", "\t", " ", "word", new string('x', 300), "é",
    ];

    public static Gen<string> Any { get; } = Gen.Int[0, s_pieces.Length - 1].Select(static i => s_pieces[i]).List[0, 60].Select(string.Concat);

    public static void AssertTiles(string text, IReadOnlyList<DocumentChunk> chunks, ChunkerOptions options)
    {
        var counter = options.TokenCounter ?? new TokenEstimator();
        long at = 0;
        for (var i = 0; i < chunks.Count; i++)
        {
            var chunk = chunks[i];
            Assert.Equal(i, chunk.Index);
            Assert.Equal(at, chunk.Start + chunk.Overlap);
            Assert.Equal(text.Substring((int)chunk.Start, chunk.Text.Length), chunk.Text);
            Assert.Equal(CodePoints(text.AsSpan(0, (int)chunk.Start)), chunk.CodePointStart);
            Assert.Equal(CodePoints(chunk.Text), chunk.CodePoints);
            Assert.Equal(counter.Count(chunk.Content).Tokens, chunk.Tokens);
            Assert.True(chunk.Text.Length > chunk.Overlap, "A chunk has something of its own.");
            Assert.True(chunk.Tokens <= options.MaxTokens || chunk.CodePoints == 1, $"Chunk {i} has {chunk.Tokens} tokens.");
            Assert.False(at > 0 && at < text.Length && char.IsSurrogatePair(text, (int)at - 1), "A chunk begins within a character.");
            at = chunk.End;
        }

        Assert.Equal(text.Length, at);
    }

    private static long CodePoints(ReadOnlySpan<char> text)
    {
        long count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }
}

namespace LlmAttributes.Text.Tests.Chunking;

public class DocumentFormatTests
{
    private const string Table = "| Berth | Ship |\n|---|---|\n| 1 | Aurora |\n| 2 | Borealis |\n| 3 | Corona |\n| 4 | Dione |\n";

    [Fact]
    public void Markdown_ATableThatFits_IsNotCut()
    {
        const string Text = "Some words before the table stand here.\n\n" + Table + "\nSome words behind the table stand here.\n";

        var chunks = new DocumentChunker(new() { Format = DocumentFormat.Markdown, MaxTokens = 60, TargetTokens = 10 }).Chunk(Text);

        Assert.Contains(chunks, static c => c.Kind == ChunkKind.Table && c.Text.Contains(Table, StringComparison.Ordinal) && c.Header is null);
    }

    [Fact]
    public void Markdown_ATableThatIsTooLong_RepeatsItsHead()
    {
        var text = "| Berth | Ship |\n|---|---|\n" + string.Concat(Enumerable.Range(1, 40).Select(static i => $"| {i} | Ship number {i} |\n"));

        var chunks = new DocumentChunker(new() { Format = DocumentFormat.Markdown, MaxTokens = 80 }).Chunk(text);

        Assert.True(chunks.Count > 3);
        Assert.Null(chunks[0].Header);
        Assert.All(chunks.Skip(1), static c => Assert.Equal("| Berth | Ship |\n|---|---|\n", c.Header));
        Assert.All(chunks, static c => Assert.StartsWith("| Berth | Ship |\n|---|---|\n|", c.Content));
        Assert.All(chunks, static c => Assert.EndsWith("|\n", c.Text));
        Documents.AssertTiles(text, chunks, new() { MaxTokens = 80 });
    }

    [Fact]
    public void Markdown_FencesAndLists_AreNotCut()
    {
        const string Fence = "```csharp\nvar a = 1;\n\nvar b = 2;\n```\n";
        const string List = "- the first item of the list\n- the second item of the list\n\n  with a paragraph\n- the third\n";
        const string Text = "# Title\n\nA sentence that has a few words. Another one that has a few words.\n\n" + Fence + "\n" + List + "\nThe end has a few words.\n";

        var chunks = new DocumentChunker(new() { Format = DocumentFormat.Markdown, MaxTokens = 50, TargetTokens = 8 }).Chunk(Text);

        Assert.Contains(chunks, static c => c.Kind == ChunkKind.Code && c.Text.StartsWith(Fence, StringComparison.Ordinal));
        Assert.Contains(chunks, static c => c.Kind == ChunkKind.List && c.Text.StartsWith(List, StringComparison.Ordinal));
        Assert.All(chunks, static c => Assert.Equal(["Title"], c.Breadcrumb));
    }

    [Fact]
    public void Markdown_AHashWithinAFence_IsNoHeading()
    {
        const string Text = "# Title\n\nText.\n\n```sh\n# comment\n```\n\nUnderlined\n==========\n\nMore text.\n";

        var chunks = new DocumentChunker(new() { Format = DocumentFormat.Markdown, MaxTokens = 12, TargetTokens = 2 }).Chunk(Text);

        Assert.DoesNotContain(chunks, static c => c.Breadcrumb.Contains("comment"));
        Assert.Equal(["Underlined"], chunks[^1].Breadcrumb);
    }

    [Fact]
    public void Markdown_NestedTooDeeply_IsCutAsPlainText()
    {
        var text = new string('>', 20_000) + " deep";

        Documents.AssertTiles(text, new DocumentChunker(new() { Format = DocumentFormat.Markdown }).Chunk(text), new());
    }

    [Fact]
    public void Code_OfFunctions_IsCutBetweenThem()
    {
        var functions = Enumerable.Range(0, 6).Select(static i => $"def function_{i}(a, b):\n    value = a + b\n\n    return value * {i}\n\n").ToArray();

        var chunks = new DocumentChunker(new() { Format = DocumentFormat.Code, MaxTokens = 44, TargetTokens = 20 }).Chunk(string.Concat(functions));

        Assert.All(chunks, static c => Assert.StartsWith("def ", c.Text));
        Assert.All(chunks, static c => Assert.Equal(ChunkKind.Code, c.Kind));
    }

    [Fact]
    public void Csv_OfManyRecords_RepeatsTheNamesAndCutsNoRecord()
    {
        var text = "id,note\n" + string.Concat(Enumerable.Range(0, 60).Select(static i => $"{i},\"a note,\nof two lines\"\n"));

        var chunks = new DocumentChunker(new() { Format = DocumentFormat.Csv, MaxTokens = 60 }).Chunk(text);

        Assert.True(chunks.Count > 3);
        Assert.All(chunks, static c => Assert.EndsWith("lines\"\n", c.Text));
        Assert.All(chunks, static c => Assert.StartsWith("id,note\n", c.Content));
        Assert.All(chunks.Skip(1), static c => Assert.True(char.IsAsciiDigit(c.Text[0])));
    }

    [Theory]
    [InlineData("[", ",\n", "]")]
    [InlineData("", "\n", "\n")]
    public void Json_OfManyValues_CutsNone(string opening, string separator, string closing)
    {
        var text = opening + string.Join(separator, Enumerable.Range(0, 40).Select(static i => $$"""{"id":{{i}},"tags":["a","b"],"note":"a \"quoted\" ], }"}""")) + closing;

        var chunks = new DocumentChunker(new() { Format = DocumentFormat.Json, MaxTokens = 60 }).Chunk(text);

        Assert.True(chunks.Count > 5);
        Assert.All(chunks, static c => Assert.StartsWith("{\"id\"", c.Text.TrimStart('[')));
        Assert.All(chunks, static c => Assert.EndsWith("}", c.Text.TrimEnd(',', '\n', ']')));
        Documents.AssertTiles(text, chunks, new() { MaxTokens = 60 });
    }

    [Fact]
    public void PlainText_OfWrappedLines_IsCutAtSentences()
    {
        const string Text = "The committee published its report on the state of the\nharbour, which has fourteen berths and three cranes. The\nreport was read by all. Nobody was surprised by what it\nsaid of the cranes. They are old.\n";

        var chunks = new DocumentChunker(new() { MaxTokens = 30, TargetTokens = 12 }).Chunk(Text);

        Assert.True(chunks.Count > 1);
        Assert.All(chunks, static c => Assert.EndsWith(".", c.Text.TrimEnd()));
    }
}

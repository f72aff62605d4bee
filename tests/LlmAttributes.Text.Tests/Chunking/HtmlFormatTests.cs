using CsCheck;

namespace LlmAttributes.Text.Tests.Chunking;

public sealed class HtmlFormatTests
{
    private const string Page = """
        <!DOCTYPE html><html><head><title>Port</title><style>p { color: red }</style></head>
        <body><script>var x = "<p>no</p>";</script><!-- <p>no</p> -->
        <h1 class="a > b">The <b>Port</b> &amp; its berths</h1>
        <p>The harbour has 14 berths,<br>and <a href="http://x.y/?q=a.b">two piers</a>.
        <h2>Ships</h2>
        <ul><li>Aurora<ul><li>old</li></ul></li><li>Borealis</li></ul>
        <pre>berth 1
          berth 2</pre>
        <h2>Rules</h2><div>No&nbsp;fire. a &lt; b and 1 < 2.</div>
        </body></html>
        """;

    private static readonly string[] s_pieces =
    [
        "<p>", "</p>", "<div class='a>b'>", "</div>", "<h1>", "</h1>", "<h3 id=x>", "</h3>", "<ul>", "<li>", "</ul>", "<ol>", "</ol>", "<table>", "<tr>", "<th>", "<td>", "</tr>", "</table>", "<thead>", "</thead>", "<pre>", "</pre>",
        "<script>", "</script>", "<style>a{}</style>", "<!-- c -->", "<!--", "<br/>", "<", ">", "\"", "'", "=", "a < b", "&amp;", "&#x1F600;", "&bogus;", "\0", "\ud800", "\u202e", "word ", "A sentence. ", "\n\n", "中文。", new string('x', 100), "<x-y", "</", "<!", "<?php ?>",
    ];

    private static readonly Gen<string> s_pages = Gen.Int[0, s_pieces.Length - 1].Select(static i => s_pieces[i]).List[0, 80].Select(string.Concat);

    [Fact]
    public void Html_Structure_IsReadAndMarkupIsNot()
    {
        var chunks = Chunk(Page, new() { MaxTokens = 20, TargetTokens = 4 });

        Assert.Equal(Page, string.Concat(chunks.Select(static chunk => chunk.Text)));
        var read = string.Concat(chunks.Select(static chunk => chunk.Content.Trim() + "\n"));
        Assert.DoesNotContain("var x", read, StringComparison.Ordinal);
        Assert.DoesNotContain("color", read, StringComparison.Ordinal);
        var lines = read.Split('\n').Select(static line => line.Trim()).ToList();
        Assert.DoesNotContain("no", lines);
        Assert.DoesNotContain("Port", lines);
        Assert.DoesNotContain("href", read, StringComparison.Ordinal);
        Assert.Contains("The Port & its berths", read, StringComparison.Ordinal);
        Assert.Contains("No\u00a0fire. a < b and 1 < 2.".Replace('\u00a0', ' '), read, StringComparison.Ordinal);
        Assert.Contains("and two piers.", read, StringComparison.Ordinal);
        Assert.Contains(chunks, static chunk => chunk.Kind == ChunkKind.List && chunk.Content.Trim() == "- Aurora\n- old\n- Borealis");
        Assert.Contains(chunks, static chunk => chunk.Kind == ChunkKind.Code && chunk.Content.Contains("berth 1\n  berth 2", StringComparison.Ordinal));
        Assert.Equal(["The Port & its berths", "Rules"], chunks[^1].Breadcrumb);
    }

    [Fact]
    public void Html_ATableThatIsTooLong_RepeatsItsHeadAndKeepsRows()
    {
        var text = "<p>Berths:</p><table><thead><tr><th>Berth</th><th>Ship</th></tr></thead>" + string.Concat(Enumerable.Range(1, 40).Select(static i => $"<tr><td>{i}</td><td>Ship number {i}</td></tr>")) + "</table><p>End.</p>";

        var chunks = Chunk(text, new() { MaxTokens = 60 });

        Assert.True(chunks.Count > 3);
        var rows = chunks.Where(static chunk => chunk.Kind == ChunkKind.Table).ToList();
        Assert.All(rows.Skip(1), static chunk => Assert.StartsWith("Berth | Ship", chunk.Content, StringComparison.Ordinal));
        for (var i = 1; i <= 40; i++)
            Assert.Single(chunks, chunk => chunk.Content.Contains($"{i} | Ship number {i} |", StringComparison.Ordinal) && chunk.Text.Contains($"<td>{i}</td><td>Ship number {i}</td></tr>", StringComparison.Ordinal));
    }

    [Fact]
    public void Html_AnyText_IsTiledWithinItsLimit() => s_pages.Sample(static text =>
    {
        var options = new ChunkerOptions { Format = DocumentFormat.Html, MaxTokens = 24 };
        Documents.AssertTiles(text, new DocumentChunker(options).Chunk(text), options);
    });

    [Fact]
    public void Html_Hostile_IsTiledInTime()
    {
        foreach (var piece in (string[])["<div>", "<table><tr><td>", "<ul><li>", "<script>", "<!--", "<a '", "</p>", "<h1>a", "<pre>\n", "&amp;", "<p>word ", "\0"])
        {
            var text = string.Concat(Enumerable.Repeat(piece, 400_000 / piece.Length));

            var chunks = Chunk(text, new() { MaxTokens = 2_000 });

            Assert.Equal(text, string.Concat(chunks.Select(static chunk => chunk.Text)));
            Assert.All(chunks, static chunk => Assert.True(chunk.Tokens <= 2_000 && chunk.Breadcrumb.All(static title => title.Length <= 200)));
        }
    }

    [Fact]
    public async Task Html_LongerThanAPage_IsCutWithItsBreadcrumb()
    {
        var text = string.Concat(Enumerable.Range(0, 3_000).Select(static i => $"{(i % 100 == 0 ? $"<h2>Part {i / 100}</h2>" : "")}<p>Paragraph {i} of the page has words of its own.</p>\n"));
        List<DocumentChunk> chunks = [];
        await foreach (var chunk in new DocumentChunker(new() { Format = DocumentFormat.Html, MaxTokens = 200 }).ChunkAsync(new StringReader(text)))
            chunks.Add(chunk);

        Assert.Equal(text, string.Concat(chunks.Select(static chunk => chunk.Text)));
        Assert.Equal(["Part 29"], chunks[^1].Breadcrumb);
        Assert.All(chunks, static chunk => Assert.DoesNotContain('<', chunk.Content));
    }

    private static IReadOnlyList<DocumentChunk> Chunk(string text, ChunkerOptions options)
    {
        options.Format = DocumentFormat.Html;
        return new DocumentChunker(options).Chunk(text);
    }
}

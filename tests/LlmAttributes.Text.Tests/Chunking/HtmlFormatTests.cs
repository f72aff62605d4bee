using CsCheck;

namespace LlmAttributes.Text.Tests.Chunking;

public sealed class HtmlFormatTests
{
    private const string Page = """
        <!DOCTYPE html><html><head><title>Port of Kiel</title><style>p { color: red }</style></head>
        <body><script>var x = "<p>no</p>";</script><!-- <p>no</p> -->
        <h1 class="a > b">The <b>Port</b> &amp; its berths</h1>
        <p>The harbour has 14 berths,<br>and <a href="http://x.y/?q=a.b">two   piers</a>.
        <h2>Ships</h2>
        <ul><li>Aurora<ul><li>old</li></ul></li><li><p>Borealis</p></li></ul>
        <pre>berth 1
          berth 2</pre>
        <h2>Rules</h2><div>No&nbsp;fire. a &lt; b and 1 < 2.</div>
        </body></html>
        """;

    private static readonly string[] s_pieces =
    [
        "<p>", "</p>", "<div class='a>b'>", "</div>", "<h1>", "</h1>", "<h3 id=x>", "</h3>", "<ul>", "<li>", "</li>", "</ul>", "<ol>", "</ol>", "<table>", "<tr>", "<th>", "<td>", "</td>", "</tr>", "</table>", "<thead>", "</thead>",
        "<caption>", "<pre>", "</pre>", "<title>", "</title>", "<script>", "</script>", "<style>a{}</style>", "<svg/>", "<!-- c -->", "<!--", "-->", "<!-->", "<br/>", "<![CDATA[", "]]>", "<", ">", "\"", "'", "=", "a < b", "&amp;", "&#x1F600;",
        "&bogus;", "&nbsp;", "&", "\0", "\ud800", "\udc00", "\u202e", "word ", "A sentence. ", "\n\n", " ", "中文。", new string('x', 100), "<x-y", "</", "<!", "<?php ?>",
    ];

    private static readonly Gen<string> s_pages = Gen.Int[0, s_pieces.Length - 1].Select(static i => s_pieces[i]).List[0, 80].Select(string.Concat);

    [Fact]
    public void Chunk_OfAPage_ReadsItsStructureAndNoMarkup()
    {
        var chunks = Chunk(Page, new() { MaxTokens = 20, TargetTokens = 4 });

        Assert.Equal(Page, string.Concat(chunks.Select(static chunk => chunk.Text)));
        Assert.Equal(
            "Port of Kiel\nThe Port & its berths\nThe harbour has 14 berths,\nand two piers.\nShips\n- Aurora\n- old\n- Borealis\nberth 1\n  berth 2\nRules\nNo fire. a < b and 1 < 2.\n",
            string.Concat(chunks.Select(static chunk => chunk.Content)));
        Assert.Contains(chunks, static chunk => chunk.Content == "Ships\n- Aurora\n- old\n- Borealis\n");
        Assert.Contains(chunks, static chunk => chunk is { Kind: ChunkKind.Code, Content: "berth 1\n  berth 2\n" });
        Assert.Equal(["Port of Kiel", "The Port & its berths", "Rules"], chunks[^1].Breadcrumb);
    }

    [Fact]
    public void Chunk_OfAPage_CutsItsSourceWhereItsTextIsCut()
    {
        var chunks = Chunk("<p>The first sentence is <b>here.</b> <i>The second</i> one stands here.</p>\n<!-- end -->\n<h2>Ships</h2><p>The third sentence is here.", new() { MaxTokens = 10, TargetTokens = 6 });

        Assert.Equal(
            ["<p>The first sentence is <b>here.</b> ", "<i>The second</i> one stands here.</p>\n", "<!-- end -->\n<h2>Ships</h2><p>The third sentence is here."],
            chunks.Select(static chunk => chunk.Text));
        Assert.Equal(["The first sentence is here. ", "The second one stands here.\n", "Ships\nThe third sentence is here."], chunks.Select(static chunk => chunk.Content));
    }

    [Fact]
    public void Chunk_ATableThatIsTooLong_RepeatsItsHeadAndKeepsRows()
    {
        var text = "<p>Berths:</p><table><caption>All</caption><tr><th>Berth</th><th>Ship</th></tr>" + string.Concat(Enumerable.Range(1, 40).Select(static i => $"<tr><td><p>{i}</p></td><td>Ship<br>number {i}</td></tr>\n")) + "</table><p>End.</p>";

        var chunks = Chunk(text, new() { MaxTokens = 60 });

        Assert.True(chunks.Count > 3);
        Assert.All(chunks.Where(static chunk => chunk.Kind == ChunkKind.Table).Skip(1), static chunk => Assert.StartsWith("All\nBerth | Ship\n", chunk.Content, StringComparison.Ordinal));
        for (var i = 1; i <= 40; i++)
            Assert.Single(chunks, chunk => chunk.Content.Contains($"\n{i} | Ship number {i}\n", StringComparison.Ordinal) && chunk.Text.Contains($"<tr><td><p>{i}</p></td><td>Ship<br>number {i}</td></tr>\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<table><tr><td><h2>News</h2><p>One.</p><p>Two.</p></td></tr></table>", "News\nOne.\nTwo.\n")]
    [InlineData("<table><tr><td>a<table><tr><td>1<td>2</table>b</table>", "a\n1 | 2\nb\n")]
    [InlineData("<table><tr><td><td>1</td></tr></table>", "| 1\n")]
    [InlineData("a<p>b<div>c</div>d", "a\nb\nc\nd")]
    [InlineData("<ul>x<li>a<li>b", "x\n- a\n- b")]
    [InlineData("<h1><div>Title</div></h1>text", "Title\ntext")]
    [InlineData("<h1>Title<p>text", "Title\ntext")]
    [InlineData("a<svg><title>no</title></svg><script src='x'/>b<STYLE>no</style >c</noscript>d", "abcd")]
    [InlineData("a<!-->b<!-- no --!>c<!-- no", "abc")]
    [InlineData("<![CDATA[a < b &amp; c]]>d", "a < b &amp; cd")]
    [InlineData("1<2, a<>b, c</ d, &, &amp, &bogus; &#65;&#x1F600;", "1<2, a<>b, c</ d, &, &amp, &bogus; A\U0001F600")]
    [InlineData("a <b title=\"x > y\" data-x='\"'>b</b> c <unknown-element>d", "a b c d")]
    [InlineData("a<p", "a")]
    public void Chunk_OfMalformedHtml_ReadsWhatABrowserShows(string html, string expected) => Assert.Equal(expected, string.Concat(Chunk(html, new()).Select(static chunk => chunk.Content)));

    [Fact]
    public void Chunk_AHeadingThatRepeatsTheTitle_StandsInItsPlace() =>
        Assert.Equal(["Port", "Ships"], Chunk("<title>Port</title><h1>Port</h1><h2>Ships</h2><p>Two.", new() { MaxTokens = 8, TargetTokens = 2 })[^1].Breadcrumb);

    [Fact]
    public void Chunk_WithNothingToRead_IsOneOfNoTokens()
    {
        var chunk = Assert.Single(Chunk("<script>var x;</script>", new()));

        Assert.Equal(("<script>var x;</script>", "", 0L), (chunk.Text, chunk.Content, chunk.Tokens));
    }

    [Fact]
    public void Chunk_OfAnyHtml_TilesItWithinTheLimit() =>
        Gen.Select(s_pages, Gen.Int[8, 40], Gen.Int[0, 4]).Sample(
            static (text, most, overlap) =>
            {
                var options = new ChunkerOptions { Format = DocumentFormat.Html, MaxTokens = most, OverlapTokens = overlap };
                var chunks = new DocumentChunker(options).Chunk(text);
                Documents.AssertTiles(text, chunks, options);
                if (overlap == 0)
                    Assert.Equal(ReadAtOnce(text), string.Concat(chunks.Select(static chunk => chunk.Plain)));
            },
            iter: 600);

    [Fact]
    public void Chunk_OfHostileHtml_TilesIt()
    {
        foreach (var piece in (string[])["<div>", "<table><tr><td>", "<ul><li>", "<script>", "<!--", "<!-", "<a '", "</p>", "<h1>word ", "<pre>\n", "&amp;", "&", "<p>word ", "\0", "<", "<title>", "<![CDATA[", "-- ", "</script"])
        {
            var text = string.Concat(Enumerable.Repeat(piece, (PageWindow.Length + 9_000) / piece.Length));

            var chunks = Chunk(text, new() { MaxTokens = 2_000 });

            Assert.Equal(text, string.Concat(chunks.Select(static chunk => chunk.Text)));
            Assert.All(chunks, static chunk => Assert.True(chunk.Tokens <= 2_000 && chunk.Breadcrumb.All(static title => title.Length <= 200)));
        }
    }

    [Fact]
    public async Task ChunkAsync_LongerThanAPage_KeepsBreadcrumbsAndOpenElements()
    {
        var data = new string('A', PageWindow.MostLength + 1_000);
        var text = "<title>Book</title>" + string.Concat(Enumerable.Range(0, 3_000).Select(static i => $"{(i % 100 == 0 ? $"<h2>Part {i / 100}</h2>" : "")}<p>Paragraph {i} of the page has words of its own.</p>\n"))
            + $"<img src=\"data:{data}\"><p>After the picture.</p><script>{data}</script><p>After the script.</p>";

        var chunks = await DocumentChunkerTests.Read(new DocumentChunker(new() { Format = DocumentFormat.Html, MaxTokens = 200 }).ChunkAsync(new DribblingReader(text)));

        Assert.True(text == string.Concat(chunks.Select(static chunk => chunk.Text)), "The chunks cover the document.");
        Assert.Equal(["Book", "Part 29"], chunks[^1].Breadcrumb);
        Assert.EndsWith("Paragraph 2999 of the page has words of its own.\nAfter the picture.\nAfter the script.\n", string.Concat(chunks.Select(static chunk => chunk.Content)), StringComparison.Ordinal);
        Assert.All(chunks, static chunk => Assert.DoesNotContain('<', chunk.Content));
    }

    [Fact]
    public async Task ChunkFileAsync_WithoutAFormat_ReadsByTheName()
    {
        var folder = Directory.CreateTempSubdirectory();
        var file = new FileInfo(Path.Combine(folder.FullName, "page.HTM"));
        await File.WriteAllTextAsync(file.FullName, "<p>Two &amp; three.</p>");

        var chunks = await DocumentChunkerTests.Read(new DocumentChunker().ChunkFileAsync(file));

        Assert.Equal("Two & three.\n", Assert.Single(chunks).Content);
        folder.Delete(recursive: true);
    }

    private static IReadOnlyList<DocumentChunk> Chunk(string text, ChunkerOptions options)
    {
        options.Format = DocumentFormat.Html;
        return new DocumentChunker(options).Chunk(text);
    }

    private static string ReadAtOnce(string text)
    {
        var reader = new HtmlBlocks();
        reader.Read(text.AsMemory(), isFirst: true, []);
        return reader.Text.Text.ToString();
    }
}

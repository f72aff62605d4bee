using System.Text;
using LlmAttributes.Testing;

namespace LlmAttributes.EndToEnd.Tests;

public sealed class ChunkTests : IAsyncLifetime
{
    private static readonly string s_document = string.Concat(Enumerable.Range(1, 20).Select(static i => $"# Chapter {i}\n\nThe story of number {i} is told here, and it is not short at all.\n\n"));

    private Desk _desk = null!;
    private IReader _reader = null!;

    public static TheoryData<string> Providers { get; } = [Keys.OpenAI, Keys.Anthropic];

    public async Task InitializeAsync()
    {
        _desk = await Desk.OpenAsync(static builder => builder.UseTextChunking());
        _reader = IReader.Create(_desk.Runtime);
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task Summarise_LongDocument_IsAskedInChunksMergedBookedAndKept()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Fail(503), LoopbackReply.Say("Short.") with { InputTokens = 1000, OutputTokens = 100 });
        _desk.Script(Keys.Anthropic, LoopbackReply.Say("Brief.") with { InputTokens = 1000, OutputTokens = 100 });

        var result = await _reader.SummariseAsync(s_document);
        var kept = await _reader.SummariseAsync(s_document);

        var chunks = result.Chunks!.Count;
        Assert.True(chunks > 3);
        Assert.Equal(("Short.", "Short.", 0), (result.Value, kept.Value, result.Chunks.Missing.Count));
        Assert.NotNull(kept.CacheHit);
        Assert.Equal(chunks + 2, _desk.Server.Requests.Count);
        Assert.Equal(chunks + 2, result.Attempts.Count);
        Assert.Single(result.Attempts, static attempt => attempt.Error == LlmErrorKind.Overloaded || attempt.Error == LlmErrorKind.ServerError);
        var merge = _desk.Server.Requests[^1].UserText;
        Assert.Contains(">Brief.<", merge, StringComparison.Ordinal);
        Assert.Contains(">Short.<", merge, StringComparison.Ordinal);
        Assert.Equal(result.Cost.Usd, _desk.Booked("SummariseAsync", Keys.OpenAI).Cost.Usd + _desk.Booked("SummariseAsync", Keys.Anthropic).Cost.Usd);
        var operations = _desk.Runtime.Tracer.GetReport().Operations;
        Assert.Equal(2, operations.Single(static o => o.Operation == "IReader.SummariseAsync").Count);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Tell_StreamOfBytes_StreamsTheMerge(string key)
    {
        _desk.Script(key, LoopbackReply.Say("All of it, in short."));

        var pieces = await _reader.TellAsync(new MemoryStream(Encoding.UTF8.GetBytes(s_document)), Desk.Of(key)).ToListAsync();

        Assert.True(pieces.Count > 1);
        Assert.Equal("All of it, in short.", string.Concat(pieces));
        Assert.True(_desk.Server.Requests.Count > 4);
    }

    [Fact]
    public async Task Read_FileOfHtml_AsksForWhatIsReadOfIt()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Say("Short."));
        var file = new FileInfo(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".html"));
        try
        {
            // More markup than a chunk may have, and little to read.
            await File.WriteAllTextAsync(file.FullName, $"<script>{new string('x', 500)} a.b;</script><h1 class=\"{new string('c', 300)}\">Port</h1><p>Two &amp; three.</p>");
            await _reader.ReadAsync(file);
            Assert.Equal("Summarise:\nPort\nTwo & three.\n", Assert.Single(_desk.Server.Requests).UserText);

            await File.WriteAllTextAsync(file.FullName, $"<script>{new string('x', 100_000)}</script>" + string.Concat(Enumerable.Range(1, 20).Select(static i => $"<h2>Chapter {i}</h2><p>The story of number {i} is <b>told</b> here, and it is not short at all.</p>")));
            var result = await _reader.ReadAsync(file);
            var texts = _desk.Server.Requests.Skip(1).Select(static request => request.UserText.Replace("Summarise:\n", "", StringComparison.Ordinal)).ToList();
            Assert.Equal((texts.Count, 0), (result.Chunks!.Count, result.Chunks.Missing.Count));
            Assert.True(texts.Count > 3);
            Assert.Equal(string.Concat(Enumerable.Range(1, 20).Select(static i => $"Chapter {i}\nThe story of number {i} is told here, and it is not short at all.\n")), string.Concat(texts));
        }
        finally
        {
            file.Delete();
        }
    }

    [Fact]
    public async Task Read_FileOfHtmlWithNothingToRead_IsOneRequest()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Say("Short."));
        var file = new FileInfo(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".html"));
        try
        {
            await File.WriteAllTextAsync(file.FullName, $"<script>{new string('x', 200_000)}</script>");
            await _reader.ReadAsync(file);
            Assert.Equal("Summarise:\n", Assert.Single(_desk.Server.Requests).UserText);
        }
        finally
        {
            file.Delete();
        }
    }

    [Fact]
    public async Task Tell_ShortDocument_IsOneRequest()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Say("Short."));

        Assert.Equal("Short.", string.Concat(await _reader.TellAsync(new MemoryStream("A few words."u8.ToArray())).ToListAsync()));
        Assert.Equal("Summarise:\nA few words.", Assert.Single(_desk.Server.Requests).UserText);
    }
}

using System.Text;
using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Behavior.Tests;

public sealed class ChunkTests
{
    private const string Long = "the first line of the document is long enough\nthe second one is as long as the first\nand the third ends it after that";
    private static readonly string[] s_lines = Long.Split('\n');

    private readonly FakeTimeProvider _clock = new();
    private readonly ScriptedChatClient _fast;
    private Func<ScriptedRequest, ScriptedReply> _answer = static request => ScriptedReply.Say($"<{request.UserText}>", 100, 10);

    public ChunkTests() => _fast = new(request => _answer(request), "gpt-5-mini", _clock);

    private LlmRuntime Runtime => field ??= LlmRuntime.CreateBuilder().UseTimeProvider(_clock).UseChunker(new LineChunker()).UsePerformanceTracer()
        .AddModel(Models.Fast, _fast).AddModel(Models.Local, new ScriptedChatClient("Happy")).AddModel(Models.Smart, new ScriptedChatClient("Happy")).Build();

    private IDocuments Client => field ??= IDocuments.Create(Runtime);

    [Fact]
    public async Task Call_DocumentThatFits_IsOnePlainCall()
    {
        using var spans = new SpanList();
        var progress = new ProgressList();

        var result = await Client.SummariseAsync("Acme", "short", progress: progress);

        Assert.Equal("<Summarise for all:\nshort>", result.Value);
        Assert.Equal((1, 0), (result.Chunks!.Count, result.Chunks.Missing.Count));
        Assert.Equal(["IDocuments.SummariseAsync"], spans.Spans.Where(static span => span.Kind == System.Diagnostics.ActivityKind.Internal).Select(static span => span.DisplayName));
        Assert.Equal([new(1, 5, true) { Answered = 1 }], progress.Reports);
    }

    [Fact]
    public async Task Call_LongDocument_AsksForEachChunkAndMerges()
    {
        using var spans = new SpanList();
        var progress = new ProgressList();
        _answer = static request => ScriptedReply.Say(NumberOf(request) is > 0 and var number ? $"no. {number}" : "all", 100, 10);

        var result = await Client.SummariseAsync("Acme", Long, "the board", progress: progress);

        var requests = _fast.Requests;
        Assert.Equal(s_lines.Select(static line => $"Summarise for the board:\n{line}").Order(), requests.Take(3).Select(static request => request.UserText).Order());
        Assert.All(requests, static request => Assert.Equal("You work for Acme.", request.Messages[0].Text));
        var merge = requests[3].Messages;
        Assert.Equal("Summarise for the board:\n[document]", merge[1].Text);
        var places = s_lines.Select((line, i) => merge[2].Text.IndexOf($"Part {i + 1}: ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(places.Order(), places);
        Assert.All([1, 2, 3], number => Assert.Contains($">no. {number}<", merge[2].Text, StringComparison.Ordinal));
        Assert.Equal("all", result.Value);
        Assert.Equal((4, 4 * 100L, 4 * 10L), (result.Attempts.Count, result.Usage.InputTokens, result.Usage.OutputTokens));
        Assert.Equal(4 * (100 * 0.25m + 10 * 2m) / 1_000_000, result.Cost.Usd);
        Assert.Equal(3, result.Chunks!.Count);
        Assert.Equal(new(3, Long.Length, true) { Answered = 3 }, progress.Reports[^1]);
        var call = Assert.Single(spans.Spans, static span => span.DisplayName == "IDocuments.SummariseAsync");
        var parts = spans.Spans.Where(span => span.ParentSpanId == call.SpanId).ToList();
        Assert.Equal(["IDocuments.SummariseAsync (chunk)", "IDocuments.SummariseAsync (chunk)", "IDocuments.SummariseAsync (chunk)", "IDocuments.SummariseAsync (merge)"], parts.Select(static span => span.DisplayName).Order());
        Assert.Equal((3L, 0L, "MapReduce"), (call.GetTagItem("llmattributes.chunk.count"), call.GetTagItem("llmattributes.chunk.missing"), call.GetTagItem("llmattributes.chunk.merge")));
        Assert.Equal([0L, 1L, 2L], parts.Select(static span => span.GetTagItem("llmattributes.chunk.index")).OfType<long>().Order());
    }

    [Fact]
    public async Task Call_ManyAnswers_AreMergedInGroupsFirst()
    {
        var text = string.Join('\n', Enumerable.Range(0, 8).Select(static i => $"line {i} of a rather long text"));
        _answer = static request => ScriptedReply.Say(request.UserText.Contains("Part ", StringComparison.Ordinal) ? "merged to a text of its own" : "an answer of some length");

        var result = await Client.SummariseAsync("Acme", text);

        var merges = _fast.Requests.Count - 8;
        Assert.True(merges > 1);
        Assert.Equal(("merged to a text of its own", 8 + merges), (result.Value, result.Attempts.Count));
    }

    [Fact]
    public async Task Call_AnyKindOfDocument_IsReadAndJoinedInOrder()
    {
        var bytes = Encoding.UTF8.GetBytes(Long);
        var file = new FileInfo(Path.GetTempFileName());
        await File.WriteAllBytesAsync(file.FullName, bytes);
        var expected = string.Join("\n\n", s_lines.Select(static line => $"<{line}>"));

        Assert.Equal(expected, await Client.OfStreamAsync(new MemoryStream(bytes)));
        Assert.Equal(expected, await Client.OfStreamAsync(Long));
        Assert.Equal(expected, await Client.OfFileAsync(file));
        Assert.Equal(expected, await Client.OfPiecesAsync(Pieces()));
        file.Delete();

        static async IAsyncEnumerable<string> Pieces()
        {
            foreach (var piece in Long.Chunk(5))
            {
                await Task.Yield();
                yield return new(piece);
            }
        }
    }

    [Fact]
    public async Task Call_Refine_GivesEachChunkTheAnswerSoFar()
    {
        _answer = static request => ScriptedReply.Say($"answer {request.Call}");

        Assert.Equal("answer 2", await Client.RefineAsync(Long));

        Assert.Equal(s_lines, _fast.Requests.Select(static request => request.Messages[0].Text));
        Assert.Single(_fast.Requests[0].Messages);
        Assert.Contains("part 2 of a longer one", _fast.Requests[1].UserText, StringComparison.Ordinal);
        Assert.Contains(">answer 1<", _fast.Requests[2].UserText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_Best_TakesTheAnswerWithTheBestScore()
    {
        _answer = static request => ScriptedReply.Say(request.UserText == s_lines[1] ? "The second line says that it is as long as the first." : "I'm sorry, but I can't help with that.");

        var result = await Client.BestAsync(Long);

        Assert.Equal("The second line says that it is as long as the first.", result.Value);
        Assert.Equal(3, result.Attempts.Count);
    }

    [Fact]
    public async Task Call_ConcatOfLists_JoinsTheItems()
    {
        _answer = static request => ScriptedReply.Say(request.UserText.Contains("second", StringComparison.Ordinal) ? "Sure:\n```json\n[\"b\", \"c\"]\n```" : "{\"data\":[\"a\"]}");

        Assert.Equal(["a", "b", "c", "a"], await Client.NamesAsync(Long));
    }

    [Fact]
    public async Task Call_TypedResult_IsMergedFromJson()
    {
        _answer = static request => ScriptedReply.Say(request.UserText.Contains("Part 3", StringComparison.Ordinal) ? """{"number":"all","lines":[]}""" : """Here: {"number":"one","lines":[]}""");

        var bill = await Client.BillAsync(Long);

        var merge = _fast.Requests[^1].UserText;
        Assert.DoesNotContain("Here:", merge, StringComparison.Ordinal);
        Assert.Contains("""{"number":"one","lines":[]}""", merge, StringComparison.Ordinal);
        Assert.NotNull(bill);
    }

    [Fact]
    public async Task Call_Cached_IsKeyedByTheWholeDocument()
    {
        _answer = static request => ScriptedReply.Say("short");

        var first = await Client.CachedAsync(Long);
        var second = await Client.CachedAsync(Long);

        Assert.Equal(first, second);
        Assert.Equal(4, _fast.Requests.Count);
        Assert.StartsWith("Merge these 3: Part 1: ", _fast.Requests[3].UserText, StringComparison.Ordinal);
        await Client.CachedAsync(Long + " more");
        Assert.Equal(8, _fast.Requests.Count);
    }

    [Fact]
    public async Task Call_ChunkFails_FailsAndCancelsTheOthers()
    {
        _answer = static request => request.UserText.Contains("second", StringComparison.Ordinal) ? Desk.Refuse(400) : ScriptedReply.Say("fine");

        var error = await Assert.ThrowsAsync<LlmException>(() => Client.SummariseAsync("Acme", Long));

        Assert.Contains("failed at chunk 1 of 'document'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("second", error.Message, StringComparison.Ordinal);
        Assert.Contains(error.Attempts, static attempt => attempt.Error is not null);
    }

    [Fact]
    public async Task Call_Skip_LeavesOutWhatFailsUpToItsShare()
    {
        _answer = static request => request.UserText == s_lines[1] ? Desk.Refuse(400) : ScriptedReply.Say("fine");

        var result = await Client.SkipAsync(Long);

        Assert.Equal("fine\n\nfine", result.Value);
        var missing = Assert.Single(result.Chunks!.Missing);
        Assert.Equal((1, s_lines[0].Length + 1L), (missing.Index, missing.Start));
        _answer = static request => request.UserText == s_lines[1] ? ScriptedReply.Say("fine") : Desk.Refuse(400);
        var error = await Assert.ThrowsAsync<LlmException>(() => Client.SkipAsync(Long));
        Assert.Contains("2 of 3 chunks", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_Limits_HoldForAllChunksTogether()
    {
        _answer = static request => ScriptedReply.Say("late") with { BeforeAnswer = Pause.For(TimeSpan.FromSeconds(4)) };
        var error = await Assert.ThrowsAsync<LlmException>(() => _clock.RunAsync(Client.LimitedAsync(Long)));
        Assert.Equal((LlmErrorKind.Timeout, 3), (error.Kind, _fast.Requests.Count));

        _answer = static request => ScriptedReply.Say("dear", 100, 300);
        error = await Assert.ThrowsAsync<LlmException>(() => Client.BudgetedAsync(Long));
        Assert.Equal((LlmErrorKind.Budget, 4), (error.Kind, _fast.Requests.Count));
    }

    [Fact]
    public async Task Call_Cancelled_EndsAsCancelled()
    {
        using var source = new CancellationTokenSource();
        _answer = request =>
        {
            source.Cancel();
            return ScriptedReply.Say("fine");
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client.SummariseAsync("Acme", Long, cancellationToken: source.Token));
        Assert.True(_fast.Requests.Count <= 2);
    }

    [Fact]
    public async Task Call_OfAnEnsemble_AsksAllMembersForEachChunk()
    {
        _answer = static _ => ScriptedReply.Say("Happy");

        var result = await Client.MoodAsync(Long);

        Assert.Equal((Mood.Happy, 9), (result.Value, result.Attempts.Count));
    }

    [Fact]
    public async Task Stream_MapReduce_StreamsTheMerge()
    {
        _answer = static request => request.IsStream ? ScriptedReply.SayInChunks("all ", "of it") : ScriptedReply.Say("part");

        Assert.Equal(["all ", "of it"], await ListAsync(Client.TellAsync(Long)));
        Assert.Equal([false, false, false, true], _fast.Requests.Select(static request => request.IsStream));
    }

    [Fact]
    public async Task Stream_Concat_YieldsTheChunksInOrder()
    {
        Assert.Equal(string.Join("\n\n", s_lines.Select(static line => $"<{line}>")), string.Concat(await ListAsync(Client.TellAllAsync(Long))));
        Assert.Equal(["<short>"], (await ListAsync(Client.TellAllAsync("short"))));
    }

    [Fact]
    public async Task Stream_Refine_StreamsTheLastChunk()
    {
        _answer = static request => request.IsStream ? ScriptedReply.SayInChunks("at ", "last") : ScriptedReply.Say("so far");

        Assert.Equal("at last", string.Concat(await ListAsync(Client.TellRefinedAsync(Long))));
        Assert.Contains(">so far<", _fast.Requests[2].UserText, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_WithoutChunker_NamesPackageAndLine()
    {
        var error = Assert.Throws<LlmConfigurationException>(() => IDocuments.Create(LlmRuntime.CreateBuilder().AddModel(Models.Fast, _fast).AddModel(Models.Local, _fast).AddModel(Models.Smart, _fast).Build()));

        Assert.Contains("'IDocuments.SummariseAsync' cuts 'document' into chunks", error.Message, StringComparison.Ordinal);
        Assert.Contains("add the package LlmAttributes.Text and call 'UseTextChunking()'", error.Message, StringComparison.Ordinal);
    }

    private static int NumberOf(ScriptedRequest request) => Array.FindIndex(s_lines, line => request.UserText.EndsWith(line, StringComparison.Ordinal)) + 1;

    private static async Task<List<string>> ListAsync(IAsyncEnumerable<string> pieces)
    {
        List<string> all = [];
        await foreach (var piece in pieces)
            all.Add(piece);
        return all;
    }

    private sealed class ProgressList : IProgress<ChunkProgress>
    {
        public List<ChunkProgress> Reports { get; } = [];

        public void Report(ChunkProgress value) => Reports.Add(value);
    }
}

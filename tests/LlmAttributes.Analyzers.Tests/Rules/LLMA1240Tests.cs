namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1240Tests
{
    [Theory]
    [InlineData("Task<string>", "", "int", "it is no text", "make it a string, a Stream, a FileInfo or an IAsyncEnumerable<string>")]
    [InlineData("Task<string>", "", "IEnumerable<string>", "it is no text", "make it a string, a Stream, a FileInfo or an IAsyncEnumerable<string>")]
    [InlineData("IAsyncEnumerable<int>", "", "string", "the call streams values", "return a task, or stream text")]
    [InlineData("Task<int>", "Merge = ChunkMerge.Concat", "string", "its answers are neither texts nor lists, so they cannot be joined", "use another 'Merge' or return a list")]
    [InlineData("Task<bool>", "Merge = ChunkMerge.Concat", "string", "its answers are neither texts nor lists, so they cannot be joined", "use another 'Merge' or return a list")]
    [InlineData("Task<string>", "ReducePrompt = \"Merge.\"", "string", "'ReducePrompt' does not say where the answers stand", "add '{answers}' to it")]
    public Task Parameter_Unfit_IsReported(string result, string arguments, string type, string why, string remedy) => Verify.ReportsAsync("LLMA1240", $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Read {text}.")]
            {{result}} ReadAsync([{|#0:Chunk({{arguments}})|}] {{type}} text, CancellationToken cancellationToken = default);
        }
        """, "text", "ReadAsync", why, remedy);

    [Fact]
    public Task Result_ThatShowsMembers_IsReported() => Verify.ReportsAsync("LLMA1240", """
        [LlmClient, Ensemble(MergeStrategy.FirstGood, "a", "b")]
        public partial interface IDesk
        {
            [Prompt("Read {text}.")]
            Task<EnsembleResponse<string>> ReadAsync([{|#0:Chunk|}] string text, CancellationToken cancellationToken = default);
        }
        """, "text", "ReadAsync", "the result shows the answers of members, which differ for each chunk", "return LlmResult<T> or the value");

    [Fact]
    public Task SecondParameter_IsReported() => Verify.ReportsAsync("LLMA1240", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Compare {one} and {other}.")]
            Task<string> CompareAsync([Chunk] string one, [{|#0:Chunk|}] string other, CancellationToken cancellationToken = default);
        }
        """, "other", "CompareAsync", "'one' is cut already", "keep one [Chunk]");

    [Fact]
    public Task Parameter_NotInThePrompt_IsReported() => Verify.ReportsAsync("LLMA1240", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Read.")]
            Task<string> ReadAsync([{|#0:Chunk|}] string text, CancellationToken cancellationToken = default);
        }
        """, "text", "ReadAsync", "the prompt does not name it", "add '{text}' to the prompt or remove [Chunk]");

    [Fact]
    public Task Call_InAConversation_IsReported() => Verify.ReportsAsync("LLMA1240", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Read {text}.")]
            Task<string> ReadAsync([{|#0:Chunk|}] string text, [Memory] string id, CancellationToken cancellationToken = default);
        }
        """, "text", "ReadAsync", "the call is a turn of a conversation, which would be many", "remove [Memory] or [Chunk]");

    [Fact]
    public Task Tool_ThatChangesSomething_IsReported() => Verify.ReportsAsync("LLMA1240", """
        public sealed class Mailbox
        {
            [LlmTool(SideEffects = true)]
            public static string Send(string text) => text;
        }

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Read {text}."), Tools(typeof(Mailbox))]
            Task<string> ReadAsync([{|#0:Chunk|}] string text, CancellationToken cancellationToken = default);
        }
        """, "text", "ReadAsync", "tool 'Send' changes something, and would do so for each chunk", "switch [Tools] off for the call or remove [Chunk]");

    [Fact]
    public Task Calls_ThatCanBeAskedInParts_AreQuiet() => Verify.QuietAsync("""
        using System.IO;

        [LlmClient, Model("a")]
        public partial interface IDesk
        {
            [Prompt("Read {text} for {reader}.")]
            Task<LlmResult<int>> ReadAsync([Untrusted, Chunk(MaxTokens = 100, Overlap = 50)] string text, string reader, IProgress<ChunkProgress>? progress = null, CancellationToken cancellationToken = default);

            [Prompt("Read {text}.")]
            Task<List<string>> ListAsync([Chunk(Merge = ChunkMerge.Concat)] MemoryStream text, CancellationToken cancellationToken = default);

            [Prompt("Read {text}.")]
            Task<string> FileAsync([Chunk(OnChunkFailure = OnChunkFailure.Skip, MaxFailedShare = 0.1)] FileInfo text, CancellationToken cancellationToken = default);

            [Prompt("Read {text}.")]
            IAsyncEnumerable<string> TellAsync([Chunk(ReducePrompt = "Of {count}: {answers}")] IAsyncEnumerable<string> text, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Progress_WithoutChunks_IsReported() => Verify.ReportsAsync("LLMA1005", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Read {text}.")]
            Task<string> ReadAsync(string text, IProgress<ChunkProgress> {|#0:progress|}, CancellationToken cancellationToken = default);
        }
        """, "progress", "ReadAsync", "takes the progress of chunks, but none is cut", "mark the long text with [Chunk] or remove the parameter");

    [Theory]
    [InlineData("{|LLMA2001:MaxTokens = 7|}")]
    [InlineData("MaxTokens = 100, {|LLMA2001:Overlap = 51|}")]
    [InlineData("{|LLMA2001:Overlap = -1|}")]
    [InlineData("{|LLMA2001:MaxConcurrency = 0|}")]
    [InlineData("OnChunkFailure = OnChunkFailure.Skip, {|LLMA2001:MaxFailedShare = 1.1|}")]
    [InlineData("{|LLMA1010:MaxFailedShare = 0.5|}")]
    [InlineData("Merge = ChunkMerge.Refine, {|LLMA1010:MaxConcurrency = 2|}")]
    [InlineData("Merge = ChunkMerge.Concat, {|LLMA1010:ReducePrompt = \"{answers}\"|}")]
    public Task Argument_OutOfRangeOrIdle_IsReported(string arguments) => Verify.ReportsAsync($$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Read {text}.")]
            Task<string> ReadAsync([Chunk({{arguments}})] string text, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Policies_ThatDoNothingForChunks_AreReported() => Verify.ReportsAsync("""
        using System.IO;

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Read {text}."), {|LLMA1010:Cache|}, OptimizeQuery]
            Task<string> ReadAsync([Chunk] Stream text, CancellationToken cancellationToken = default);

            [Prompt("Read {text}."), {|LLMA1010:Cache|}]
            IAsyncEnumerable<string> TellAsync([Chunk] string text, CancellationToken cancellationToken = default);

            [Prompt("Read {text}.")]
            Task<string> TokenAsync(string text, [{|LLMA1010:Chunk|}] CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1240", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Read {number}.")]
            Task<string> ReadAsync([{|LLMA1240:Chunk|}] int number, CancellationToken cancellationToken = default);
        }
        """);
}

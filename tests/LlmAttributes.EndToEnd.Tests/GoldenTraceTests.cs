using System.Diagnostics;
using System.Reflection;
using Quickstart;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>The spans of the sample, with parents, kinds and attributes, against the ones under review; <c>LLMA_UPDATE_SNAPSHOTS=1</c> writes them anew.</summary>
public sealed class GoldenTraceTests : IDisposable
{
    private static readonly ActivitySource s_root = new("LlmAttributes.GoldenTrace");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("llm-mails-");
    private readonly List<Activity> _spans = [];
    private readonly ActivityListener _listener;

    public GoldenTraceTests()
    {
        _listener = new()
        {
            ShouldListenTo = static source => source.Name is LlmAttributesDiagnostics.ActivitySourceName or "LlmAttributes.GoldenTrace",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                lock (_spans)
                    _spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    private static string GoldenFile => Path.Combine(
        typeof(GoldenTraceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(static a => a.Key == "RepositoryRoot").Value!, "tests", "LlmAttributes.EndToEnd.Tests", "Traces", "Quickstart.txt");

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Run_OneMail_LeavesTheTraceUnderReview()
    {
        // With a key the sample would ask a real provider.
        Environment.SetEnvironmentVariable("OPENAI_API_KEY", null);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "only.txt"), "Hello");

        using var root = s_root.StartActivity("Quickstart")!;
        var exit = await Task.Run(() => typeof(ISupportDesk).Assembly.EntryPoint!.Invoke(null, [new[] { _folder.FullName }]));

        Assert.Equal(0, exit);
        List<Activity> mine;
        lock (_spans)
            mine = _spans.FindAll(span => span.TraceId == root.TraceId);
        var trace = TraceText.Write(mine, root.SpanId);
        if (Environment.GetEnvironmentVariable("LLMA_UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(GoldenFile, trace);
        Assert.True(File.Exists(GoldenFile), "There is no trace to compare with; run the tests once with LLMA_UPDATE_SNAPSHOTS=1 and review it");
        Assert.Equal((await File.ReadAllTextAsync(GoldenFile)).ReplaceLineEndings("\n"), trace);
    }
}

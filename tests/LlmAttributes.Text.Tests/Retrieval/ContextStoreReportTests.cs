using System.Diagnostics;

namespace LlmAttributes.Text.Tests.Retrieval;

public class ContextStoreReportTests
{
    [Fact]
    public async Task Query_Listened_IsASpanOfItsOwn()
    {
        List<Activity> spans = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == LlmAttributesDiagnostics.ActivitySourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.DisplayName == "retrieval manual")
                    spans.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var store = await Stores.OfAsync(new() { Name = "manual" }, Stores.Whole("a", "zebra"));

        await store.QueryAsync(new("zebra") { TopK = 3 });
        await store.RetrieveAsync(new("zebra"));

        var span = Assert.Single(spans);
        Assert.Equal(("retrieval", "manual", 3.0, 1L), (span.GetTagItem("gen_ai.operation.name"), span.GetTagItem("gen_ai.data_source.id"), span.GetTagItem("gen_ai.request.top_k"), span.GetTagItem("llmattributes.retrieval.passages")));
    }

    [Fact]
    public async Task Query_ThatFails_IsReportedUnderTheRetriever()
    {
        await using var runtime = LlmRuntime.CreateBuilder().Build();
        await using var store = new ContextStore(new() { Reranker = static (_, _, _) => throw new IOException("away") }, runtime: runtime);
        await store.AddAsync(Stores.Whole("a", "zebra"));

        await Assert.ThrowsAsync<IOException>(() => store.QueryAsync(new("zebra")));

        Assert.Contains(runtime.Errors.Snapshot().Entries, static entry => entry.Component == LlmComponents.Retriever);
    }

    [Fact]
    public async Task Retrieve_ARequest_GivesPassagesWithTheirPlaces()
    {
        var document = new ContextDocument("doc", "A zebra crossing.") { Title = "Roads", Partition = "acme", Metadata = new Dictionary<string, string> { ["uri"] = "https://example.com/roads", ["kind"] = "page" } };
        await using var store = await Stores.OfAsync(null, document);

        Assert.Empty(await store.RetrieveAsync(new("zebra")));
        Assert.Empty(await store.RetrieveAsync(new("zebra") { Partition = "acme", Filter = new Dictionary<string, string> { ["kind"] = "note" } }));
        var passage = Assert.Single(await store.RetrieveAsync(new("zebra") { Partition = "acme", Filter = new Dictionary<string, string> { ["kind"] = "page" } }));
        Assert.Equal(("A zebra crossing.", "doc", "Roads", "https://example.com/roads", 0L, 17L), (passage.Text, passage.DocumentId, passage.Title, passage.Uri, passage.Start, passage.End));
    }
}

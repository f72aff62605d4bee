using System.Diagnostics;
using LlmAttributes;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Shop;

var spans = new NameExporter<Activity>(static span => span.DisplayName);
var metrics = new NameExporter<Metric>(static metric => metric.Name);
using var tracing = Sdk.CreateTracerProviderBuilder().AddLlmAttributesInstrumentation().AddProcessor(new SimpleActivityExportProcessor(spans)).Build();
using var metering = Sdk.CreateMeterProviderBuilder().AddLlmAttributesInstrumentation().AddReader(new BaseExportingMetricReader(metrics)).Build();

// What is delivered has its prompts built in: it never looks at this file, whose prompt would be answered with a greeting in place of a category.
var folder = Directory.CreateTempSubdirectory("prompts").CreateSubdirectory("Prompts");
await File.WriteAllTextAsync(Path.Combine(folder.FullName, "classify.prompt.md"), "Greet {body}.");

await using var runtime = LlmRuntime.CreateBuilder()
    .ReloadPromptFiles(folder.Parent!.FullName)
    .AddModel(Models.Small, new LocalModel("Billing", refusesFirst: true))
    .AddModel(Models.Medium, new LocalModel("Outage"))
    .AddModel(Models.Large, new LocalModel("Outage"))
    .AddModel(Models.Broken, new BrokenModel())
    .AddModel(Models.Broken2, new BrokenModel())
    .UsePerformanceTracer()
    .Build();
ISupportDesk desk = ISupportDesk.Create(runtime);

var summary = await desk.SummariseAsync("the printer burns");
Console.WriteLine($"summary: {summary.Value} from {summary.Model} after {string.Join(", ", summary.Attempts)} for {summary.Cost}");
Console.WriteLine($"text: {await desk.GreetAsync("Ada")}");
Console.WriteLine($"enum: {await desk.ClassifyAsync("I was charged twice")}");
Console.WriteLine($"number: {await desk.CountAsync("one two three")}");

var vote = await desk.VoteAsync("the site is down");
Console.WriteLine($"vote: {vote.Value} with {vote.Contributions.Count(c => c.IsWinner)} of {vote.Contributions.Count}");

List<string> pieces = [];
await foreach (var piece in desk.TellAsync("a fox"))
    pieces.Add(piece);
Console.WriteLine($"stream: {string.Join("|", pieces)}");

Console.WriteLine($"rendered: {ISupportDesk.RenderClassify("x < y")[^1].Text.ReplaceLineEndings(" ")}");
Console.WriteLine($"ledger: {runtime.Costs.Snapshot().KnownTotal}");
Console.WriteLine($"traced: {runtime.Tracer.GetReport().Operations.Count}");

var extracted = await desk.ExtractAsync("the printer");
Console.WriteLine($"typed: {extracted.Value.Title}, {extracted.Value.Category}, {extracted.Value.Channels[1]}, {extracted.Value.Times["wait"]}, {extracted.Repairs.Count} repairs, {await desk.DeclineAsync("it") is null}");

List<string> steps = [];
await foreach (var step in IPlanner.Create(runtime).PlanAsync("a hike"))
    steps.Add(step.Title);
var plan = IPlanner.Create(runtime).PlanWithFactsAsync("a hike");
await foreach (var step in plan)
    steps.Add(step.Title);
var facts = await plan.Completion;
Console.WriteLine($"items: {string.Join("|", steps)}, {facts.Value.Sum(static step => step.Minutes)} minutes by {facts.Model}, {facts.Repairs.Count} repairs");

Console.WriteLine($"last resort: {await desk.FailAsync("the printer")}");

metering.ForceFlush();
Console.WriteLine($"exported: {spans.Names.Count(static name => name.StartsWith("ISupportDesk.", StringComparison.Ordinal))} calls and {metrics.Names.Count} metrics");

IArchive archive = IArchive.Create(runtime);
var asked = await archive.AnswerAsync("How do I reset my password?");
var equal = await archive.AnswerAsync("How do I reset my password?");
var alike = await archive.AnswerAsync("How can I reset my password?");
Console.WriteLine($"kept: {asked.CacheHit is null}, {equal.CacheHit is { IsSemantic: false }}, {alike.CacheHit is { IsSemantic: true }}");
var told = await ReadAsync(archive.TellAsync("a fox"));
var again = archive.TellAsync("a fox");
Console.WriteLine($"replayed: {told == await ReadAsync(again)}, {(await again.Completion).CacheHit is not null}");
var trusted = await archive.AskAsync("Ada");
Console.WriteLine($"rule: {trusted.Value} by {trusted.Contributions[1].PromptVariant}, {trusted.Metrics.SavedCalls} saved");

var tokenizers = new TokenizerProvider();
Console.WriteLine($"tokens: {tokenizers.CounterFor(new() { ModelId = "gpt-4o" })!.Count("Hello world!").Tokens} and {tokenizers.CounterFor(new() { ModelId = "gpt-4" })!.Count("hello world").Tokens}");

// The file is written and read again; a server is not needed to see that the package for it is whole.
var limit = new BudgetLimit("console/month", 5, BudgetPeriod.Month);
var moment = DateTimeOffset.UnixEpoch;
await using (var file = SqliteStore.Open(Path.GetTempFileName()))
await using (var server = RedisStore.Connect("127.0.0.1:1,connectTimeout=100,asyncTimeout=100", new() { OnUnavailable = RedisUnavailable.FailOpen }))
{
    BudgetRequest request = new([limit], 10, 20, moment, moment.AddMinutes(1));
    await file.Budgets.SettleAsync(await file.Budgets.ReserveAsync(request, default), 15, default);
    Console.WriteLine($"stores: {(await file.Budgets.ReadAsync(limit, moment, default)).SpentPicoUsd} and {(await server.Budgets.ReserveAsync(request, default)).PicoUsd}");
}

await using (var passages = SqlitePassageIndex.Open(Path.GetTempFileName()))
{
    await passages.ReplaceAsync([new("shelf", "trees", [new() { DocumentId = "trees", Ordinal = 0, Text = "Ash and oak", TextTerms = ["ash", "oak"], Vector = new float[] { 3, 4 } }])]);
    var found = await passages.FindLexicalAsync(new() { Partition = "shelf", Terms = [new("oak")] }, 1);
    var near = await passages.FindSimilarAsync(new("shelf", new float[] { 6, 8 }), 1);
    Console.WriteLine($"passages: {found.Passages[0].Text} of {found.Statistics.Passages}, {near[0].Similarity:F2}");
}

using var pipeline = new LocalModel("Billing", refusesFirst: true).AsBuilder()
    .UseLlmRetry(new() { BaseDelaySeconds = 0.01 })
    .UseLlmPolicies(new CallPlan("Pipeline") { Call = "Ask", Timeout = new() { AttemptSeconds = 10 }, Bulkhead = new() })
    .Build();
Console.WriteLine($"pipeline: {(await pipeline.GetResponseAsync("Which?")).Text}");

await using var shelf = LlmRuntime.CreateBuilder().AddModel(Models.Small, new LocalModel("Billing"))
    .UseRetriever("shelf", static (request, _) => new(request.Query == "foxes" ? [new("A fox barks.", 1)] : [])).Build();
var cited = await ILibrary.Create(shelf).AskAsync("foxes");
Console.WriteLine($"retrieved: {cited.Value} from {string.Join("|", cited.Citations.Select(static c => $"{c.Mark} {c.Passage.Text}"))}, {(await ILibrary.Create(shelf).AskAsync("bears")).Value}");

await using (var journal = SqliteStore.Open(Path.GetTempFileName(), new() { KeepsWorkflows = true }))
{
    await using var rounds = LlmRuntime.CreateBuilder().AddModel(Models.Small, new LocalModel("Billing")).UseSqlite(journal).Build();
    var labels = await IRounds.Create(rounds).LabelAllAsync(["a", "b"], "run");
    var watch = Workflow.Watch((progress, token) => IRounds.Create(rounds).LabelAllAsync(["a", "b"], "run", progress, token));
    List<WorkflowEventKind> kinds = [];
    await foreach (var happened in watch)
        kinds.Add(happened.Kind);
    Console.WriteLine($"workflow: {labels}, then {await watch.Result} with {kinds.Count(static kind => kind == WorkflowEventKind.StepResumed)} resumed");
}

var services = new ServiceCollection().AddLogging().AddSingleton(runtime);
services.AddHealthChecks().AddLlmClientCheck(Models.Small, Models.Broken);
await using var provider = services.BuildServiceProvider();
Console.WriteLine($"health: {(await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status}");

return await new ShapeCheck().RunAsync() ? 0 : 1;

static async Task<string> ReadAsync(IAsyncEnumerable<string> texts)
{
    List<string> read = [];
    await foreach (var text in texts)
        read.Add(text);
    return string.Join("|", read);
}

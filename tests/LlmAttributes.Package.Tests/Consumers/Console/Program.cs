using LlmAttributes;
using Shop;

await using var runtime = LlmRuntime.CreateBuilder()
    .AddModel(Models.Small, new LocalModel("Billing", refusesFirst: true))
    .AddModel(Models.Medium, new LocalModel("Outage"))
    .AddModel(Models.Large, new LocalModel("Outage"))
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

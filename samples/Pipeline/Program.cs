using System.Text;
using LlmAttributes;
using Pipeline;

Console.OutputEncoding = Encoding.UTF8;
const string Question = "Are cats allowed in the flat? Why is that so? Does the contract say more?";
const string OtherWords = "Are the cats allowed in the flat? Why is that so? Does the contract say any more?";
await using var laws = new ContextStore(new() { Language = "en" });
await laws.AddAsync(new("animals", "A tenant may keep animals in the flat, cats and dogs too, unless the contract forbids it for a reason."));
await laws.AddAsync(new("rent", "The rent may rise once in fifteen months, by a fifth at the most."));
await laws.AddAsync(new("notice", "A contract without an end may be ended by either side with three months of notice."));

var builder = LlmRuntime.CreateBuilder().UseTextChunking().UseTokenizers().UseRetriever("laws", laws).UsePerformanceTracer();
Console.WriteLine(Provider.AddTo(builder));
await using var runtime = builder.Build();
var lease = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "lease.md"));
var reader = ILeaseReader.Create(runtime);

try
{
    var result = await reader.ReviewAsync(Question, lease, new Told());
    Console.WriteLine($"""

        Finding:  {result.Value}
        Query:    {string.Join(" ", result.Query!.Changes.Select(change => $"{change.Strategy}: {change.Reason}"))}
        Sources:  {string.Join(", ", result.Citations.Select(citation => $"{citation.Mark} {citation.Passage.DocumentId}"))}
        Chunks:   {result.Chunks!.Count}
        Attempts: {string.Join(", ", result.Attempts)}
        Quality:  {result.Quality}

        """);
    Console.WriteLine(result.Report);

    var again = await reader.ReviewAsync(Question, lease);
    Console.WriteLine($"\nAgain: {again.Value}, kept, for {again.Cost}");

    var alike = await reader.ReviewAsync(OtherWords, lease);
    Console.WriteLine($"Alike: {alike.Value}, found by meaning ({alike.CacheHit?.Confidence:0.00}), for {alike.Cost}");
    Console.WriteLine($"Spent: {runtime.Costs.Snapshot().KnownTotal}");
    return 0;
}
catch (LlmException failure)
{
    Console.Error.WriteLine($"{failure.Kind}: {failure.Message}");
    return 1;
}

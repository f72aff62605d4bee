using System.Text;
using Knowledge;
using LlmAttributes;
using Spectre.Console;

string[] examples = ["When is the museum open on Mondays?", "What does a family ticket cost?", "Can I bring my dog?", "Who is the mayor of Lisbon?"];

Console.OutputEncoding = Encoding.UTF8;
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

try
{
    if (args is ["-h" or "--help"])
    {
        Console.WriteLine("Usage: Knowledge [folder of documents [question ...]]");
        return 0;
    }

    return await RunAsync(args is [var given, ..] ? given : Path.Combine(AppContext.BaseDirectory, "docs"), stop.Token);
}
catch (InputException error)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Stopped.");
    return 130;
}

async Task<int> RunAsync(string folder, CancellationToken cancellationToken)
{
    var provider = Provider.Find();
    using var client = provider.Client;
    Console.WriteLine($"Provider:  {provider.Description}");
    await using var store = new ContextStore();
    var indexed = await Library.IndexAsync(store, folder, AnsiConsole.Console, cancellationToken);
    Console.WriteLine($"Documents: {indexed.Documents} in {indexed.Passages} passages from {Path.GetFullPath(folder)}");

    await using var runtime = LlmRuntime.CreateBuilder().AddModel(Models.Librarian, client, provider.Facts).UseOpenAIErrors().UseRetriever(Library.Key, store).Build();
    var librarian = ILibrarian.Create(runtime);
    var failed = 0;
    foreach (var question in Questions())
        failed += await AnswerAsync(librarian, question, cancellationToken) ? 0 : 1;
    Console.WriteLine($"\nCost: {runtime.Costs.Snapshot().KnownTotal}");
    return failed > 0 ? 1 : 0;
}

IEnumerable<string> Questions()
{
    foreach (var question in args.Length > 1 ? args[1..] : args.Length == 0 ? examples : [])
        yield return question;
    if (args.Length > 1)
        yield break;
    if (!Console.IsInputRedirected)
        Console.WriteLine("\nAsk on; an empty line ends.");
    while (Console.ReadLine() is { Length: > 0 } question)
        yield return question;
}

static async Task<bool> AnswerAsync(ILibrarian librarian, string question, CancellationToken cancellationToken)
{
    Console.WriteLine($"\n? {question}");
    try
    {
        var result = await librarian.AnswerAsync(question, cancellationToken);
        Console.WriteLine($"  {result.Value}");
        foreach (var citation in result.Citations.Where(citation => citation.IsCitedIn(result.Value)))
            Console.WriteLine($"  {citation.Mark} {citation.Passage.DocumentId}, {citation.Passage.Title}, characters {citation.Passage.Start} to {citation.Passage.End}");
        return true;
    }
    catch (LlmException failure)
    {
        Console.WriteLine($"  FAILED {failure.Kind}: {failure.Message}");
        return false;
    }
}

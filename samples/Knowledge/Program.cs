using System.Text;
using Knowledge;
using LlmAttributes;
using Spectre.Console;

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
        Console.WriteLine(Arguments.Usage);
        return 0;
    }

    return await RunAsync(Arguments.Read(args), stop.Token);
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

static async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
{
    var provider = Provider.Find();
    using var client = provider.Client;
    Console.WriteLine($"Provider:  {provider.Description}");
    var index = OpenIndex(arguments.Index);
    await using var store = new ContextStore(index: index);
    var indexed = await new Library(store, index, arguments.Folder).UpdateAsync(AnsiConsole.Console, cancellationToken);
    var count = await store.CountAsync(cancellationToken: cancellationToken);
    Console.WriteLine($"Documents: {count.Documents} in {count.Passages} passages from {Path.GetFullPath(arguments.Folder)}; {indexed.Changed} new or changed, {indexed.Removed} removed");
    Console.WriteLine($"Index:     {arguments.Index ?? "in memory"}");

    await using var runtime = LlmRuntime.CreateBuilder().AddModel(Models.Librarian, client, provider.Facts).UseOpenAIErrors().UseRetriever(Library.Key, store).Build();
    var librarian = ILibrarian.Create(runtime);
    var failed = 0;
    foreach (var question in Questions(arguments))
        failed += await AnswerAsync(librarian, question, cancellationToken) ? 0 : 1;
    Console.WriteLine($"\nCost: {runtime.Costs.Snapshot().KnownTotal}");
    return failed > 0 ? 1 : 0;
}

static IPassageIndex OpenIndex(string? path)
{
    if (path is null)
        return new InMemoryPassageIndex();
    try
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return SqlitePassageIndex.Open(path);
    }
    catch (Exception error) when (error is LlmException or IOException or UnauthorizedAccessException)
    {
        throw new InputException(error.Message);
    }
}

static IEnumerable<string> Questions(Arguments arguments)
{
    foreach (var question in arguments.Questions)
        yield return question;
    if (!arguments.AsksOn)
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

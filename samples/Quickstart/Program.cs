using System.Globalization;
using System.Text;
using LlmAttributes;
using Quickstart;

Console.OutputEncoding = Encoding.UTF8;
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

try
{
    if (args is ["-h" or "--help"] or { Length: > 1 })
    {
        Console.WriteLine("Usage: Quickstart [folder of text files]");
        return args.Length > 1 ? 2 : 0;
    }
    var folder = args is [var given] ? given : Path.Combine(AppContext.BaseDirectory, "mails");
    return await RunAsync(folder, stop.Token);
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

static async Task<int> RunAsync(string folder, CancellationToken cancellationToken)
{
    var mails = MailFolder.Read(folder);
    await using var provider = await Provider.StartAsync(cancellationToken);
    Console.WriteLine($"Provider: {provider.Description}");
    Console.WriteLine($"Mails:    {mails.Count} from {Path.GetFullPath(folder)}\n");

    await using var runtime = provider.AddModels(LlmRuntime.CreateBuilder())
        .UseOpenAIErrors()
        .UsePerformanceTracer()
        .Build();
    var desk = ISupportDesk.Create(runtime);

    var all = new List<Triage>();
    Report.WriteHeader();
    foreach (var mail in mails)
    {
        all.Add(await Triage.RunAsync(desk, mail, cancellationToken));
        Report.Write(all[^1]);
    }
    var digestWorked = await WriteDigestAsync(desk, all, cancellationToken);

    Report.WriteTroubles(all);
    Console.WriteLine($"\nCost by call and model:\n{runtime.Costs.Snapshot()}");
    Console.WriteLine($"Timing:\n{runtime.Tracer.GetReport()}");
    Console.WriteLine($"The answers came from {(provider.IsLoopback ? "the loopback server" : "a real provider")}.");

    var failed = all.Count(static t => t.Failure is not null);
    if (failed > 0)
        Console.Error.WriteLine($"{failed} of {all.Count} mails have no complete answer.");
    return failed > 0 || !digestWorked ? 1 : 0;
}

static async Task<bool> WriteDigestAsync(ISupportDesk desk, IReadOnlyList<Triage> all, CancellationToken cancellationToken)
{
    const int MostNotes = 100;
    var notes = new StringBuilder();
    foreach (var triage in all.Where(static t => t.Summary is not null).Take(MostNotes))
        notes.Append(CultureInfo.InvariantCulture, $"- [{triage.Team!.Value}] {(triage.Urgent!.Value ? "(urgent) " : "")}{triage.Summary!.Value.ReplaceLineEndings(" ")}\n");

    Console.WriteLine($"\nDigest, streamed{(all.Count > MostNotes ? $" (of the first {MostNotes} mails)" : "")}:");
    try
    {
        await foreach (var piece in desk.DigestAsync(notes.ToString(), cancellationToken))
            Console.Write(piece);
        Console.WriteLine("\n");
        return true;
    }
    catch (LlmException failure)
    {
        Console.WriteLine($"\nFAILED {failure.Kind}: {failure.Message}\n");
        return false;
    }
}

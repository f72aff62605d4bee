using System.Globalization;
using LlmAttributes;
using LlmAttributes.PassageWorker;

// Arguments: file, name of the load, how many documents. Each line of the output is written at once, so that a killed process has said what it did.
var count = int.Parse(args[2], CultureInfo.InvariantCulture);
await using var index = SqlitePassageIndex.Open(args[0], new() { BusySeconds = 60, PassagesPerTransaction = 500, ExactUpTo = 200 });
for (var first = 0; first < count; first += Load.Batch)
{
    await index.ReplaceAsync([.. Enumerable.Range(first, Load.Batch).Select(number => Load.Document(args[1], number))]);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kept {first + Load.Batch}"));
}

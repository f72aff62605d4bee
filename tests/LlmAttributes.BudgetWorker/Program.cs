using System.Globalization;
using LlmAttributes.BudgetWorker;

// Arguments: store, target, budget in USD, calls, seed, seconds added to the clock. Each line of the output is written at once, so that a killed process has said what it did.
using var stop = new CancellationTokenSource();
_ = Task.Run(() =>
{
    Console.In.ReadToEnd();
    stop.Cancel();
});
await using var store = WorkerStore.Open(args[0], args[1]);
var numbers = args[2..].Select(static text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
await new Worker(store.Budgets, numbers[0], numbers[2], Worker.Start.AddSeconds(numbers[3]), Console.WriteLine).RunAsync(numbers[1], stop.Token);

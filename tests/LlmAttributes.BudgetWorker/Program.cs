using System.Globalization;
using LlmAttributes.BudgetWorker;

// Arguments: store, target, way, budget in USD, calls, seed, seconds added to the clock. Each line of the output is written at once, so that a killed process has said what it did.
if (args[0] == "workflow")
{
    await LongRun.RunAsync(args[1..]);
    return;
}

using var stop = new CancellationTokenSource();
_ = Task.Run(() =>
{
    Console.In.ReadToEnd();
    stop.Cancel();
});
await using var store = WorkerStore.Open(args[0], args[1]);
var numbers = args[3..].Select(static text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
var (proof, now) = (new Proof(args[0], args[1], args[2], numbers[0]), Proof.Start.AddSeconds(numbers[3]));
await using IWorkerCalls calls = proof.Way == Proof.Engine
    ? new EngineCalls(store, proof.Usd, numbers[2], now, Console.WriteLine)
    : new StoreCalls(store.Budgets, proof.Limit, now, Console.WriteLine);
await new Worker(calls, numbers[2]).RunAsync(numbers[1], stop.Token);

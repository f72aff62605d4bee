using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.BudgetWorker;

/// <summary>Calls of a generated client, with all that the engine does around them.</summary>
internal sealed class EngineCalls : IWorkerCalls
{
    // The output alone has a price, so that the largest one costs what a call of the proof may cost.
    private static readonly ModelFacts s_facts = new() { InputUsdPerMillionTokens = 0, OutputUsdPerMillionTokens = 10 };

    private readonly LlmRuntime _runtime;
    private readonly IPaid _client;
    private readonly bool _asksFew;
    private readonly Action<string> _write;

    public EngineCalls(WorkerStore store, int usd, int seed, DateTimeOffset now, Action<string> write)
    {
        // Its time goes on only where an attempt lasts too long, far less than the shortest lease.
        var clock = new FakeTimeProvider(now);
        _runtime = LlmRuntime.CreateBuilder()
            .UseTimeProvider(clock)
            .UseSeed(seed)
            .UseBudgetStore(new ToldBudgetStore(store.Budgets, write))
            .UseLedgerStore(store.Ledger)
            .AddBudget(new(Proof.Wide.Name, Proof.Wide.Usd, Proof.Wide.Period) { Window = Proof.Wide.Window })
            .AddModel(IPaid.First, new MoodyChatClient(clock, seed), s_facts)
            .AddModel(IPaid.Second, new MoodyChatClient(clock, seed + 1), s_facts)
            .Build();
        _client = IPaid.Create(_runtime);
        _asksFew = usd == Proof.FewUsd;
        _write = write;
    }

    public async Task<bool> CallAsync(Random random)
    {
        using var caller = new CancellationTokenSource();
        MoodyChatClient.Caller.Value = caller;
        var number = random.Next();
        try
        {
            var asking = _asksFew ? _client.AskFewAsync(number, caller.Token) : _client.AskManyAsync(number, caller.Token);
            if (number % 10 == 0)
                await caller.CancelAsync();
            await asking;
        }
        catch (OperationCanceledException)
        {
            _write("cancelled");
        }
        catch (LlmException e) when (e.Kind is LlmErrorKind.Budget || e.Attempts is [.., { Error: LlmErrorKind.Budget }])
        {
            _write("refused");
            return false;
        }
        catch (LlmException)
        {
            _write("failed");
        }

        return true;
    }

    public ValueTask DisposeAsync() => _runtime.DisposeAsync();
}

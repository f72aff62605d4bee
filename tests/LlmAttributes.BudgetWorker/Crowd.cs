namespace LlmAttributes.BudgetWorker;

/// <summary>Several processes on one store, and somebody who watches the budget all the while.</summary>
public sealed class Crowd(Proof proof, IBudgetStore watched)
{
    private const int Processes = 4;

    private readonly BudgetLimit _limit = proof.Limit;
    private readonly List<WorkerProcess> _ended = [];
    private readonly List<string> _faults = [];

    /// <summary>What is wrong; nothing, when the store keeps its word.</summary>
    public IReadOnlyList<string> Faults => [.. _faults, .. _ended.SelectMany(static p => p.Faults)];

    /// <summary>How many calls all processes made.</summary>
    public int Calls => _ended.Sum(static p => p.Calls);

    /// <summary>How often the budget was looked at.</summary>
    public int Readings { get; private set; }

    /// <summary>Lets all processes make their calls.</summary>
    public Task RunAsync(int callsOfEach, int seed) => WatchAsync(async () =>
    {
        var processes = Enumerable.Range(0, Processes).Select(i => WorkerProcess.Start(proof, callsOfEach, seed + i)).ToArray();
        _ended.AddRange(processes);
        await Task.WhenAll(processes.Select(static p => p.FinishAsync()));
    });

    /// <summary>Kills one process after the other at moments that a seed decides, and puts another in its place.</summary>
    public Task RunAndKillAsync(int kills, int seed, int mostLines = 100) => WatchAsync(async () =>
    {
        var random = new Random(seed);
        var running = Enumerable.Range(0, Processes).Select(i => WorkerProcess.Start(proof, int.MaxValue, seed + i)).ToArray();
        for (var i = 0; i < kills; i++)
        {
            var victim = random.Next(Processes);
            await running[victim].WaitForLinesAsync(random.Next(1, mostLines));
            await running[victim].KillAsync();
            _ended.Add(running[victim]);
            running[victim] = WorkerProcess.Start(proof, int.MaxValue, seed + Processes + i);
        }

        _ended.AddRange(running);
        await Task.WhenAll(running.Select(static p => p.StopAsync()));
    });

    /// <summary>Uses up, past the leases of the killed, what they left.</summary>
    public async Task FinishAsync(TimeSpan later)
    {
        var last = WorkerProcess.Start(proof, 0, 1, (int)later.TotalSeconds);
        _ended.Add(last);
        await last.FinishAsync();
    }

    /// <summary>Compares the budget with what the processes said.</summary>
    public async Task CheckEndAsync(DateTimeOffset now)
    {
        var reading = await watched.ReadAsync(_limit, now, default);
        var (settled, settling) = (_ended.Sum(static p => p.Settled), _ended.Sum(static p => p.Settling));
        if (reading.ReservedPicoUsd != 0 || reading.Reservations != 0)
            _faults.Add($"fault: {reading.Reservations} reservations over {reading.ReservedPicoUsd} are open at the end");
        if (reading.SpentPicoUsd < settled || reading.SpentPicoUsd > settling)
            _faults.Add($"fault: {reading.SpentPicoUsd} are kept, but {settled} were settled and {settling} begun");
        if (reading.SpentPicoUsd > _limit.PicoUsd)
            _faults.Add($"fault: {reading.SpentPicoUsd} are more than the limit");
        if (_limit.PicoUsd - reading.SpentPicoUsd >= Proof.WorstCase)
            _faults.Add($"fault: {_limit.PicoUsd - reading.SpentPicoUsd} are left, where a call more would have fitted");
        if (await watched.ReadAsync(Proof.Wide, now, default) is var wide && wide != reading)
            _faults.Add($"fault: two budgets of the same calls differ: {wide} and {reading}");
    }

    /// <summary>Compares the ledger with the budget, in which an attempt of unknown cost counts at its worst.</summary>
    public async Task CheckLedgerAsync(ILedgerStore ledger)
    {
        var day = DateOnly.FromDateTime(Proof.Start.UtcDateTime);
        var lines = await ledger.ReadAsync(day, day, default);
        var known = (long)(lines.Sum(static line => line.KnownUsd) * 1_000_000_000_000);
        var worst = known + (lines.Sum(static line => line.UnknownAttempts) * Proof.WorstCase);
        var reading = await watched.ReadAsync(_limit, Proof.Start, default);
        if (reading.SpentPicoUsd != worst)
            _faults.Add($"fault: the ledger has {known}, with what is unknown {worst}, but {reading.SpentPicoUsd} are settled");
    }

    private async Task WatchAsync(Func<Task> run)
    {
        using var ended = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                var reading = await watched.ReadAsync(_limit, Proof.Start, default);
                Readings++;
                if (reading.SpentPicoUsd + reading.ReservedPicoUsd > _limit.PicoUsd)
                    _faults.Add($"fault: {reading} is more than the limit");
            }
        });
        try
        {
            await run();
        }
        finally
        {
            await ended.CancelAsync();
            await watching;
        }
    }
}

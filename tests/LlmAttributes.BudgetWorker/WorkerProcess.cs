using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace LlmAttributes.BudgetWorker;

/// <summary>A process that runs a <see cref="Worker"/>, and what it said.</summary>
public sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly Channel<int> _lines = Channel.CreateUnbounded<int>();
    private readonly Task _reading;

    private WorkerProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>What it began to settle.</summary>
    public long Settling { get; private set; }

    /// <summary>What the store said to be settled.</summary>
    public long Settled { get; private set; }

    /// <summary>How many calls ended.</summary>
    public int Calls { get; private set; }

    /// <summary>What went wrong.</summary>
    public List<string> Faults { get; } = [];

    public static WorkerProcess Start(Proof proof, int calls, int seed, int clockSeconds = 0)
    {
        string[] arguments = [WorkerProgram.Path, proof.Store, proof.Target, proof.Way, Text(proof.Usd), Text(calls), Text(seed), Text(clockSeconds)];
        return new(Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!);
    }

    /// <summary>Waits until it has said some more, or has ended.</summary>
    public async Task WaitForLinesAsync(int count)
    {
        while (_lines.Reader.TryRead(out _))
        {
        }

        for (var i = 0; i < count && await _lines.Reader.WaitToReadAsync(); i++)
            _lines.Reader.TryRead(out _);
    }

    /// <summary>Ends it at once, wherever it is (SIGKILL).</summary>
    public async Task KillAsync()
    {
        if (_process.HasExited)
            Faults.Add($"fault: ended by itself with exit code {_process.ExitCode}: {await _errors}");
        _process.Kill();
        await EndAsync();
    }

    /// <summary>Asks it to make no more calls than the last ones, and waits.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        await FinishAsync();
    }

    /// <summary>Waits until it has made its calls.</summary>
    public async Task FinishAsync()
    {
        await EndAsync();
        if (_process.ExitCode != 0)
            Faults.Add($"fault: exit code {_process.ExitCode}: {await _errors}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task EndAsync()
    {
        await _process.WaitForExitAsync();
        await _reading;
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            if (words is ["settling", var asked] && long.TryParse(asked, CultureInfo.InvariantCulture, out var begun))
                Settling += begun;
            else if (words is ["settled", var booked] && long.TryParse(booked, CultureInfo.InvariantCulture, out var done))
                (Settled, Calls) = (Settled + done, Calls + 1);
            else if (words[0] == "fault:")
                Faults.Add(line);
            else
                Calls++;
            _lines.Writer.TryWrite(Calls);
        }

        _lines.Writer.Complete();
    }
}

using System.Diagnostics;
using System.Globalization;

namespace LlmAttributes.BudgetWorker;

/// <summary>A process that runs a <see cref="ILongRun"/>, and what it said.</summary>
public sealed class LongRunProcess : IDisposable
{
    private readonly Process _process;

    private LongRunProcess(Process process) => _process = process;

    /// <summary>The prompts that were paid for.</summary>
    public List<string> Paid { get; } = [];

    /// <summary>The steps whose answers reached the body.</summary>
    public List<string> Finished { get; } = [];

    /// <summary>The result of the workflow.</summary>
    public string? Result { get; private set; }

    /// <summary>Whether a signal ended it, and not the end of its work.</summary>
    public bool WasKilled => _process.ExitCode > 128;

    /// <summary>Starts it.</summary>
    /// <param name="store">Where the run is kept: <c>sqlite</c> or <c>redis</c>.</param>
    /// <param name="target">The file, or the address of the server.</param>
    /// <param name="parts">The number of parts.</param>
    /// <param name="clockSeconds">The seconds added to its clock.</param>
    /// <param name="answers">After how many answers its model says nothing more.</param>
    public static LongRunProcess Start(string store, string target, int parts, int clockSeconds, int answers = int.MaxValue)
    {
        string[] arguments = [WorkerProgram.Path, "workflow", store, target, Text(parts), Text(clockSeconds), Text(answers)];
        return new(Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
    }

    /// <summary>Reads until so many requests were paid, and ends it at once, wherever it is (SIGKILL).</summary>
    public async Task KillAfterAsync(int paid)
    {
        while (Paid.Count < paid && await ReadAsync())
        {
        }

        _process.Kill();
        await FinishAsync();
    }

    /// <summary>Reads until it has ended.</summary>
    public async Task FinishAsync()
    {
        while (await ReadAsync())
        {
        }

        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<bool> ReadAsync()
    {
        if (await _process.StandardOutput.ReadLineAsync() is not { } line)
            return false;
        var (word, rest) = (line.Split(' ')[0], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        if (word == "paid")
            Paid.Add(rest);
        else if (word == "finished")
            Finished.Add(rest);
        else if (word == "done")
            Result = rest;
        return true;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace LlmAttributes.PassageWorker;

/// <summary>A process that adds documents to a file, and what it said.</summary>
public sealed class LoadProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly Channel<int> _lines = Channel.CreateUnbounded<int>();
    private readonly Task _reading;

    private LoadProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>How many documents it said to be kept.</summary>
    public int Kept { get; private set; }

    public static LoadProcess Start(string path, string load, int documents) => Start("dotnet", Arguments(path, load, documents));

    /// <summary>Starts a process that may write no file longer than some blocks of the shell (512 or 1,024 bytes).</summary>
    public static LoadProcess StartWithRoom(string path, string load, int documents, int blocks) => Start(
        "sh",
        ["-c", string.Create(CultureInfo.InvariantCulture, $"ulimit -f {blocks}; trap '' XFSZ; exec dotnet \"$@\""), "sh", .. Arguments(path, load, documents)]);

    /// <summary>Waits until it has said some more, or has ended.</summary>
    public async Task WaitForLinesAsync(int count)
    {
        for (var i = 0; i < count && await _lines.Reader.WaitToReadAsync(); i++)
            _lines.Reader.TryRead(out _);
    }

    /// <summary>Ends it at once, wherever it is (SIGKILL).</summary>
    /// <returns>What went wrong before.</returns>
    public async Task<string> KillAsync()
    {
        var hasEnded = _process.HasExited;
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        return hasEnded ? $"ended by itself with exit code {_process.ExitCode}: {await _errors}" : "";
    }

    /// <summary>Waits until it has added all.</summary>
    /// <returns>What went wrong.</returns>
    public async Task<string> FinishAsync()
    {
        await _process.WaitForExitAsync();
        await _reading;
        return _process.ExitCode == 0 ? "" : $"exit code {_process.ExitCode}: {await _errors}";
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static string[] Arguments(string path, string load, int documents) =>
        [WorkerProgram.Path, path, load, documents.ToString(CultureInfo.InvariantCulture)];

    private static LoadProcess Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

        // Else the runtime keeps its code in a file of its own, which the limit would meet first.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return new(Process.Start(start)!);
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is ["kept", var count])
                Kept = int.Parse(count, CultureInfo.InvariantCulture);
            _lines.Writer.TryWrite(Kept);
        }

        _lines.Writer.Complete();
    }
}

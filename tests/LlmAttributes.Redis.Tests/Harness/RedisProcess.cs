using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LlmAttributes.Redis.Tests.Harness;

/// <summary>A Redis server of our own on the loopback address, which keeps nothing unless it is told to.</summary>
public sealed class RedisProcess : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("llmattributes-redis-");
    private readonly int _port = FreePort();
    private Process? _process;

    /// <summary>What to install where there is no server; nothing where there is.</summary>
    public static string? Missing { get; } = Environment.GetEnvironmentVariable("PATH") is { } path
        && path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(static folder => File.Exists(Path.Combine(folder, "redis-server")))
            ? null
            : "Redis is not on the path: install redis-server (Debian: apt-get install redis-server).";

    /// <summary>How to connect to it, with little patience.</summary>
    public string Configuration => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port},connectTimeout=1000,asyncTimeout=1000,syncTimeout=1000,allowAdmin=true");

    public async Task StartAsync()
    {
        string[] arguments =
        [
            "--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", _folder.FullName, "--save", "", "--appendonly", "no",
        ];
        _process = Process.Start(new ProcessStartInfo("redis-server", arguments) { RedirectStandardOutput = true })!;
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException("redis-server did not start.");
    }

    public async Task StopAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

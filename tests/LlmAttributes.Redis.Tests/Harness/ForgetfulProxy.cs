using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LlmAttributes.Redis.Tests.Harness;

/// <summary>Passes on what clients and a server say, and can lose one answer together with its connection.</summary>
internal sealed class ForgetfulProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _connections = [];
    private readonly EndPoint _server;
    private byte[]? _marker;

    public ForgetfulProxy(string configuration)
    {
        _server = IPEndPoint.Parse(configuration.Split(',')[0]);
        _listener.Start();
        Configuration = $"{_listener.LocalEndpoint},{configuration.Split(',', 2)[1]}";
        _ = AcceptAsync();
    }

    /// <summary>How to connect to the server through the proxy.</summary>
    public string Configuration { get; }

    /// <summary>Loses the answer to the next request that holds a text, and closes its connection.</summary>
    public void LoseAnswerTo(string text) => _marker = System.Text.Encoding.UTF8.GetBytes(text);

    public void Dispose()
    {
        _listener.Stop();
        foreach (var connection in _connections)
            connection.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The proxy is disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        var server = new TcpClient();
        _connections.Add(client);
        _connections.Add(server);
        try
        {
            await server.Client.ConnectAsync(_server);
            var isLost = false;
            await await Task.WhenAny(
                PumpAsync(client, server, request => isLost |= IsMarked(request), static () => true),
                PumpAsync(server, client, static _ => { }, () => !isLost));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // One of both has closed the connection.
        }
        finally
        {
            client.Dispose();
            server.Dispose();
        }
    }

    private bool IsMarked(ReadOnlyMemory<byte> request)
    {
        if (_marker is not { } marker || request.Span.IndexOf(marker) < 0)
            return false;
        _marker = null;
        return true;
    }

    // Ends with the first piece that must not be passed on.
    private static async Task PumpAsync(TcpClient from, TcpClient to, Action<ReadOnlyMemory<byte>> see, Func<bool> isPassed)
    {
        var buffer = new byte[64 * 1024];
        while (await from.GetStream().ReadAsync(buffer) is > 0 and var count)
        {
            see(buffer.AsMemory(0, count));
            if (!isPassed())
                return;
            await to.GetStream().WriteAsync(buffer.AsMemory(0, count));
        }
    }
}

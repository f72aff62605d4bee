using System.Collections.Concurrent;

namespace LlmAttributes;

/// <summary>Readers that are ready; who comes while all are in use gets another one.</summary>
internal sealed class PassageReaders(string path, SqlitePassageIndexOptions options) : IDisposable
{
    private const int MostIdle = 16;

    private readonly ConcurrentBag<PassageReader> _idle = [];
    private volatile bool _isDisposed;

    public PassageReader Take()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(SqlitePassageIndex));
        return _idle.TryTake(out var reader) ? reader : PassageConnection.OpenToRead(path, options).For(static connection => new PassageReader(connection));
    }

    public void Return(PassageReader reader)
    {
        if (_idle.Count >= MostIdle)
            reader.Dispose();
        else
            _idle.Add(reader);
        if (_isDisposed)
            Dispose();
    }

    public void Dispose()
    {
        _isDisposed = true;
        while (_idle.TryTake(out var reader))
            reader.Dispose();
    }
}

namespace LlmAttributes;

/// <summary>The text of a sequence of pieces.</summary>
internal sealed class PieceText(IAsyncEnumerable<string> pieces) : TextReader, IAsyncDisposable
{
    private IAsyncEnumerator<string>? _pieces;
    private ReadOnlyMemory<char> _piece;
    private bool _isAtEnd;

    public override int Peek() => throw NoSync();

    public override int Read() => throw NoSync();

    public override int Read(char[] buffer, int index, int count) => throw NoSync();

    public override int Read(Span<char> buffer) => throw NoSync();

    public override Task<int> ReadAsync(char[] buffer, int index, int count) => ReadAsync(buffer.AsMemory(index, count)).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        _pieces ??= pieces.GetAsyncEnumerator(cancellationToken);
        while (_piece.IsEmpty && !_isAtEnd)
        {
            _isAtEnd = !await _pieces.MoveNextAsync().ConfigureAwait(false);
            _piece = _isAtEnd ? default : _pieces.Current.AsMemory();
        }

        var count = Math.Min(buffer.Length, _piece.Length);
        _piece[..count].CopyTo(buffer);
        _piece = _piece[count..];
        return count;
    }

    /// <summary>Ends the sequence.</summary>
    public ValueTask DisposeAsync() => _pieces?.DisposeAsync() ?? default;

    private static NotSupportedException NoSync() => new("The document comes in pieces that have to be awaited; read it with 'ReadAsync'.");
}

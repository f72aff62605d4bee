namespace LlmAttributes;

/// <summary>A text whose beginning has been read already.</summary>
internal sealed class JoinedText(ReadOnlyMemory<char> beginning, TextReader rest) : TextReader
{
    private ReadOnlyMemory<char> _beginning = beginning;

    public override int Peek() => _beginning.IsEmpty ? rest.Peek() : _beginning.Span[0];

    public override int Read()
    {
        var next = Peek();
        if (_beginning.IsEmpty)
            return rest.Read();
        _beginning = _beginning[1..];
        return next;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer) => _beginning.IsEmpty ? rest.Read(buffer) : Take(buffer);

    public override Task<int> ReadAsync(char[] buffer, int index, int count) => ReadAsync(buffer.AsMemory(index, count)).AsTask();

    public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default) =>
        _beginning.IsEmpty ? rest.ReadAsync(buffer, cancellationToken) : new(Take(buffer.Span));

    private int Take(Span<char> buffer)
    {
        var count = Math.Min(buffer.Length, _beginning.Length);
        _beginning.Span[..count].CopyTo(buffer);
        _beginning = _beginning[count..];
        return count;
    }
}

namespace LlmAttributes;

/// <summary>The part of a text that is being cut, read from its source as it is needed.</summary>
internal sealed class PageBuffer(TextReader reader)
{
    private char[] _buffer = new char[PageWindow.Length + 1];
    private int _length;
    private int _size = PageWindow.Length;

    /// <summary>Gets the page.</summary>
    public ReadOnlyMemory<char> Page => _buffer.AsMemory(0, Math.Min(_length, _size));

    /// <summary>Gets a value indicating whether the text ends with the page.</summary>
    public bool IsLast => _length <= _size;

    /// <summary>Gets a value indicating whether the whole text was consumed.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Reads until the page is full and one character more, which tells whether it is the last.</summary>
    public async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_buffer.Length < _size + 1)
            Array.Resize(ref _buffer, _size + 1);
        while (_length <= _size)
        {
            var read = await reader.ReadAsync(_buffer.AsMemory(_length, _size + 1 - _length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                break;
            _length += read;
        }

        IsAtEnd = _length == 0;
    }

    /// <summary>Makes the page larger.</summary>
    public ValueTask GrowAsync(CancellationToken cancellationToken)
    {
        _size *= 2;
        return FillAsync(cancellationToken);
    }

    /// <summary>Drops the beginning of the page.</summary>
    public void Consume(int length)
    {
        var isLast = IsLast && length == _length;
        _buffer.AsSpan(length, _length - length).CopyTo(_buffer);
        _length -= length;
        _size = PageWindow.Length;
        IsAtEnd = isLast;
    }
}

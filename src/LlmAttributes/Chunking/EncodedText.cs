using System.Text;

namespace LlmAttributes;

/// <summary>The text of a stream of bytes, whose encoding its first bytes tell.</summary>
internal sealed class EncodedText(Stream stream, OnInvalidText onInvalid, bool leaveOpen) : TextReader
{
    private const int BufferSize = 16 * 1024;

    private readonly byte[] _bytes = new byte[BufferSize];
    private Decoder? _decoder;
    private string _encoding = "";
    private int _start;
    private int _end;
    private bool _isAtEnd;
    private bool _isFlushed;
    private int _next = -1;
    private int _low = -1;

    public override int Peek()
    {
        if (_next < 0)
            _next = ReadOne();
        return _next;
    }

    public override int Read()
    {
        var next = Peek();
        _next = -1;
        return next;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        if (TakeNext(buffer))
            return 1;
        int count;
        while (!TryDecode(buffer, out count))
            Filled(stream.Read(_bytes, _end, _bytes.Length - _end));
        return count;
    }

    public override Task<int> ReadAsync(char[] buffer, int index, int count) => ReadAsync(buffer.AsMemory(index, count)).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
            return 0;
        if (TakeNext(buffer.Span))
            return 1;
        int count;
        while (!TryDecode(buffer.Span, out count))
            Filled(await stream.ReadAsync(_bytes.AsMemory(_end), cancellationToken).ConfigureAwait(false));
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen)
            stream.Dispose();
        base.Dispose(disposing);
    }

    private int ReadOne()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    private bool TakeNext(Span<char> buffer)
    {
        ref var next = ref _next >= 0 ? ref _next : ref _low;
        if (next < 0)
            return false;
        buffer[0] = (char)next;
        next = -1;
        return true;
    }

    private void Filled(int count)
    {
        _end += count;
        _isAtEnd = count == 0;
    }

    /// <summary>Decodes what is there.</summary>
    /// <returns>Whether there was a character, or the text is at its end; else more bytes are needed.</returns>
    private bool TryDecode(Span<char> buffer, out int count)
    {
        count = 0;
        if (_decoder is null && !TryOpen())
            return false;
        if (_start == _end && !_isAtEnd)
            return Empty();
        if (_isFlushed)
            return true;
        if (buffer.Length == 1)
            return TryDecodeOne(buffer, out count);
        try
        {
            _decoder!.Convert(_bytes.AsSpan(_start, _end - _start), buffer, flush: _isAtEnd, out var used, out count, out var isDone);
            _start += used;
            _isFlushed = _isAtEnd && isDone && _start == _end;
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidDataException($"The document is no {_encoding}: it has bytes that are no text; save it as UTF-8, or read it with '{nameof(OnInvalidText)}.{nameof(OnInvalidText.Replace)}'.", exception);
        }

        return count > 0 || _isFlushed || Empty();
    }

    // A character of two units does not fit into a buffer of one.
    private bool TryDecodeOne(Span<char> buffer, out int count)
    {
        Span<char> pair = stackalloc char[2];
        if (!TryDecode(pair, out count))
            return false;
        if (count > 0)
            buffer[0] = pair[0];
        if (count > 1)
            _low = pair[1];
        count = Math.Min(count, 1);
        return true;
    }

    private bool Empty()
    {
        if (_start == _end)
            _start = _end = 0;
        return false;
    }

    private bool TryOpen()
    {
        if (_end < 4 && !_isAtEnd)
            return false;
        var (encoding, length) = _bytes.AsSpan(0, _end) switch
        {
            [0xff, 0xfe, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: true), 4),
            [0, 0, 0xfe, 0xff, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
            [0xef, 0xbb, 0xbf, ..] => (Encoding.UTF8, 3),
            [0xff, 0xfe, ..] => (Encoding.Unicode, 2),
            [0xfe, 0xff, ..] => ((Encoding)Encoding.BigEndianUnicode, 2),
            _ => (Encoding.UTF8, 0),
        };
        encoding = (Encoding)encoding.Clone();
        encoding.DecoderFallback = onInvalid == OnInvalidText.Fail ? DecoderFallback.ExceptionFallback : new DecoderReplacementFallback("\ufffd");
        _encoding = encoding.WebName.ToUpperInvariant();
        _decoder = encoding.GetDecoder();
        _start = length;
        return true;
    }
}

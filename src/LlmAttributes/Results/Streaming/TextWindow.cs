namespace LlmAttributes.Runtime;

/// <summary>The part of a stream's text that is still needed.</summary>
internal sealed class TextWindow
{
    /// <summary>The most that is kept for one value, and searched for the first one; a value of this length is no answer.</summary>
    public const int MaxLength = 1 << 20;

    private char[] _text = new char[256];
    private int _length;

    public ReadOnlySpan<char> Text => _text.AsSpan(0, _length);

    public void Add(ReadOnlySpan<char> text)
    {
        if (_text.Length - _length < text.Length)
            Array.Resize(ref _text, Math.Max(_text.Length * 2, checked(_length + text.Length)));
        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }

    /// <summary>Drops what stands before a position, where that is enough to be worth moving the rest.</summary>
    /// <returns>By how much all positions fall.</returns>
    public int Drop(int before)
    {
        if (before < _length - before)
            return 0;
        _text.AsSpan(before, _length - before).CopyTo(_text);
        _length -= before;
        return before;
    }

    public void Clear()
    {
        _text = [];
        _length = 0;
    }
}

namespace LlmAttributes.Text.Tests.Chunking;

/// <summary>Gives a text in pieces of odd sizes, which may end within a character.</summary>
internal sealed class DribblingReader(string text) : TextReader
{
    private int _at;

    public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        var length = Math.Min(Math.Min(buffer.Length, 4_093), text.Length - _at);
        text.AsSpan(_at, length).CopyTo(buffer.Span);
        _at += length;
        return new(length);
    }
}

using System.Buffers;

namespace LlmAttributes;

/// <summary>The words of a text with their places, and hashes that do not tell case. Found once, used by several checks.</summary>
internal sealed class WordList : IDisposable
{
    private const int First = 256;

    private int[] _starts = ArrayPool<int>.Shared.Rent(First);
    private int[] _ends = ArrayPool<int>.Shared.Rent(First);
    private uint[] _hashes = ArrayPool<uint>.Shared.Rent(First);

    private WordList(string text) => Text = text;

    public string Text { get; }

    public int Count { get; private set; }

    public ReadOnlySpan<uint> Hashes => _hashes.AsSpan(0, Count);

    /// <summary>Finds the words: runs of letters and digits with apostrophes inside; characters of scripts that put no blanks between words are words of their own.</summary>
    public static WordList Of(string text)
    {
        var words = new WordList(text);
        for (var i = 0; i < text.Length;)
        {
            if (!IsWordPart(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            if (Scripts.HasNoBlanks(text[i]))
                i++;
            else
                i = EndOf(text, i);
            words.Add(start, i);
        }

        return words;
    }

    public ReadOnlySpan<char> this[int word] => Text.AsSpan(_starts[word], _ends[word] - _starts[word]);

    public int StartOf(int word) => _starts[word];

    public int EndOf(int word) => _ends[word];

    public static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
            hash = (hash ^ Lower(c)) * 16777619u;
        return hash;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_starts);
        ArrayPool<int>.Shared.Return(_ends);
        ArrayPool<uint>.Shared.Return(_hashes);
    }

    private static int EndOf(string text, int start)
    {
        var i = start + 1;
        while (i < text.Length && ((IsWordPart(text[i]) && !Scripts.HasNoBlanks(text[i])) || (text[i] is '\'' or '’' && i + 1 < text.Length && char.IsLetter(text[i + 1]))))
            i++;
        return i;
    }

    private static bool IsWordPart(char c) =>
        c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    // Both apostrophes are one.
    private static uint Lower(char c) => c switch
    {
        < (char)128 => char.IsAsciiLetterUpper(c) ? (uint)c | 0x20 : c,
        '’' => '\'',
        _ => char.ToLowerInvariant(c),
    };

    private void Add(int start, int end)
    {
        if (Count == _starts.Length || Count == _ends.Length || Count == _hashes.Length)
        {
            Grow(ref _starts);
            Grow(ref _ends);
            Grow(ref _hashes);
        }

        (_starts[Count], _ends[Count], _hashes[Count]) = (start, end, Hash(Text.AsSpan(start, end - start)));
        Count++;
    }

    private void Grow<T>(ref T[] array)
    {
        var larger = ArrayPool<T>.Shared.Rent(Count * 2);
        array.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}

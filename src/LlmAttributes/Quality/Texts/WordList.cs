using System.Buffers;

namespace LlmAttributes;

/// <summary>The words of a text with their places, and hashes that do not tell case. Found once, used by several checks.</summary>
internal sealed class WordList : IDisposable
{
    private const int First = 256;

    // FNV-1a.
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    // What a letter or a digit counts as, and 0 for all else.
    private static readonly byte[] s_ascii = MakeAscii();

    private int[] _starts = ArrayPool<int>.Shared.Rent(First);
    private int[] _ends = ArrayPool<int>.Shared.Rent(First);
    private uint[] _hashes = ArrayPool<uint>.Shared.Rent(First);

    private readonly string? _text;
    private readonly char[]? _room;
    private readonly int _length;

    private WordList(string text) => _text = text;

    private WordList(char[] room, int length) => (_room, _length) = (room, length);

    public ReadOnlySpan<char> Text => _room is null ? _text : _room.AsSpan(0, _length);

    public int Count { get; private set; }

    public ReadOnlySpan<uint> Hashes => _hashes.AsSpan(0, Count);

    /// <summary>Finds the words: runs of letters and digits with apostrophes inside; characters of scripts that put no blanks between words are words of their own.</summary>
    public static WordList Of(string text) => new WordList(text).Find();

    /// <summary>Finds the words of what a text was written to.</summary>
    /// <param name="room">The text in an array of the pool, which goes back there with the list.</param>
    /// <param name="length">The length of the text.</param>
    public static WordList Of(char[] room, int length) => new WordList(room, length).Find();

    public ReadOnlySpan<char> this[int word] => Text.Slice(_starts[word], _ends[word] - _starts[word]);

    /// <summary>Where each word begins.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count);

    public int StartOf(int word) => _starts[word];

    public int EndOf(int word) => _ends[word];

    public static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = Basis;
        foreach (var c in word)
            hash = (hash ^ Lower(c)) * Prime;
        return hash;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_starts);
        ArrayPool<int>.Shared.Return(_ends);
        ArrayPool<uint>.Shared.Return(_hashes);
        if (_room is not null)
            ArrayPool<char>.Shared.Return(_room);
    }

    private WordList Find()
    {
        var text = Text;
        var ascii = s_ascii;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c >= ascii.Length ? !IsWordPart(c) : ascii[c] == 0)
            {
                i++;
                continue;
            }

            var start = i;
            var hash = (Basis ^ (c < ascii.Length ? ascii[c] : Lower(c))) * Prime;
            i++;
            if (c < ascii.Length || !Scripts.HasNoBlanks(c))
                hash = ReadRest(text, ascii, ref i, hash);
            Add(start, i, hash);
        }

        return this;
    }

    // The hash grows with the word, so that nothing is read twice.
    private static uint ReadRest(ReadOnlySpan<char> text, byte[] ascii, ref int next, uint hash)
    {
        var i = next;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (c < ascii.Length)
            {
                uint lower = ascii[c];
                if (lower == 0)
                {
                    if (c != '\'' || i + 1 >= text.Length || !char.IsLetter(text[i + 1]))
                        break;
                    lower = '\'';
                }

                hash = (hash ^ lower) * Prime;
                continue;
            }

            if ((!IsWordPart(c) || Scripts.HasNoBlanks(c)) && (c != '’' || i + 1 >= text.Length || !char.IsLetter(text[i + 1])))
                break;
            hash = (hash ^ Lower(c)) * Prime;
        }

        next = i;
        return hash;
    }

    private static byte[] MakeAscii()
    {
        var letters = new byte[128];
        for (var c = '\0'; c < letters.Length; c++)
            letters[c] = char.IsAsciiLetterOrDigit(c) ? (byte)Lower(c) : (byte)0;
        return letters;
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

    private void Add(int start, int end, uint hash)
    {
        var count = Count;
        var (starts, ends, hashes) = (_starts, _ends, _hashes);
        if (count >= starts.Length || count >= ends.Length || count >= hashes.Length)
        {
            Grow(ref _starts);
            Grow(ref _ends);
            Grow(ref _hashes);
            (starts, ends, hashes) = (_starts, _ends, _hashes);
        }

        starts[count] = start;
        ends[count] = end;
        hashes[count] = hash;
        Count = count + 1;
    }

    private void Grow<T>(ref T[] array)
    {
        var larger = ArrayPool<T>.Shared.Rent(Count * 2);
        array.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
